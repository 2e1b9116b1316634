package dev.caesura.gateway.webhook;

import dev.caesura.gateway.channel.Webhook;

/** How a call came in. */
sealed interface Reception {

    /**
     * All of it did.
     *
     * @param call the call
     */
    record Received(Webhook call) implements Reception {}

    /**
     * Not all of it did; the rest stays unread, so that the connection is of no more use.
     *
     * @param reason why
     * @param status what to answer
     */
    record Broken(RejectionReason reason, int status) implements Reception {}
}

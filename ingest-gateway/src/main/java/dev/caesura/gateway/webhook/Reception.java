package dev.caesura.gateway.webhook;

import dev.caesura.gateway.channel.Webhook;

/** The reception of a call: complete or broken. */
sealed interface Reception {

    /**
     * The whole call came in.
     *
     * @param call the call
     */
    record Received(Webhook call) implements Reception {}

    /**
     * Only a part of the call came in; the rest stays unread, so the connection is of no further
     * use.
     *
     * @param reason the reason @param status the status to answer
     */
    record Broken(RejectionReason reason, int status) implements Reception {}
}

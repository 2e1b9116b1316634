package dev.caesura.gateway.channel;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One kind of webhook: its authentication, its meaning, and its answers.
 *
 * <p>Pure: bytes and headers in, values out; no network, no clock, no state. Safe for use by many
 * threads.
 */
public interface Channel {

    /** The name in the path, in conversations and in settings. */
    String name();

    /**
     * The answer to a call that only establishes the endpoint, such as Meta's verification; empty
     * for a webhook.
     *
     * @param verifyTokens the tokens that the account's configuration lists
     */
    default Optional<WebhookAnswer> handshake(Webhook call, List<String> verifyTokens) {
        return Optional.empty();
    }

    /** Checks the call against each secret, in constant time, over the raw bytes. */
    Authenticity authenticate(Webhook call, List<String> secrets);

    /**
     * Reads a webhook. One bad item never loses its neighbours.
     *
     * @throws UnreadableWebhookException if nothing of the body can be understood
     */
    Translation translate(Webhook call);

    /**
     * Whether webhooks may name a contact by several ids, and not all of them at once: then every
     * contact is remembered from its first message on.
     */
    default boolean namesContactsTwice() {
        return false;
    }

    /**
     * The entries of a reply's route, by the channel's own names, that lead to another id of the
     * contact than the conversation's own.
     */
    default Map<String, String> routeTo(String contact) {
        return Map.of("contact", contact);
    }

    /** The answer once everything is durable. */
    default WebhookAnswer accepted() {
        return WebhookAnswer.empty(200);
    }

    /**
     * Whether an authentic webhook that can't be understood is answered 200, because errors would
     * cost the endpoint or block the chat; 400 elsewhere.
     */
    default boolean answersUnreadableWithSuccess() {
        return false;
    }
}

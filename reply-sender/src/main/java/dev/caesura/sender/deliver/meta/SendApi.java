package dev.caesura.sender.deliver.meta;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.deliver.DeliveryException;
import dev.caesura.sender.deliver.DeliveryException.Kind;
import dev.caesura.sender.deliver.Outgoing;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The messages of Messenger and Instagram, which are the same but for their limits. */
public final class SendApi {

    private final GraphApi api;

    public SendApi(GraphApi api) {
        this.api = api;
    }

    /** What the error codes of a channel that uses this API mean. */
    // https://developers.facebook.com/docs/messenger-platform/error-codes
    public static GraphErrors errors(String channel) {
        return new GraphErrors(
                channel,
                Map.of(
                        Kind.UNAVAILABLE, Set.of(1, 2, 1200),
                        Kind.THROTTLED, Set.of(4, 17, 32, 613),
                        Kind.PERMANENT, Set.of(10, 100, 200, 551),
                        Kind.ACCOUNT, Set.of(190)),
                Map.of(613, Duration.ofSeconds(10)));
    }

    /**
     * Sends a text.
     *
     * @param extra further fields of the request
     * @return the message's id
     */
    public String send(Outgoing part, Map<String, ?> message, Map<String, ?> extra)
            throws DeliveryException, InterruptedException {
        Map<String, Object> body = new HashMap<>(extra);
        body.put("recipient", Map.of("id", part.conversation().contact()));
        body.put("message", message);
        return api.post(part.conversation().account(), body).path("message_id").asString("");
    }

    /** Marks what came so far as read and shows that somebody types: one call each. */
    public void typing(ConversationId conversation) {
        act(conversation, "mark_seen");
        act(conversation, "typing_on");
    }

    private void act(ConversationId conversation, String action) {
        api.postAndForget(
                conversation.account(),
                Map.of("recipient", Map.of("id", conversation.contact()), "sender_action", action));
    }
}

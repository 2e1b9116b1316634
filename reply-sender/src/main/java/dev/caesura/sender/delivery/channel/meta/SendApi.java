package dev.caesura.sender.delivery.channel.meta;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.sender.delivery.channel.ChannelLimits;
import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.Outgoing;
import dev.caesura.sender.delivery.channel.TextSplitter;
import java.util.HashMap;
import java.util.Map;

/** The messages of Messenger and Instagram, which differ only in their content. */
public abstract class SendApi implements DeliveryChannel {

    private static final int CALLS_PER_SECOND = 250;
    private static final String USER_REF = "user_ref";

    private final GraphApi api;
    private final ChannelLimits limits;

    /**
     * A channel that uses this API.
     *
     * @param texts cuts replies to the channel's limit
     */
    protected SendApi(GraphApi api, TextSplitter texts) {
        this.api = api;
        this.limits = new ChannelLimits(texts, CALLS_PER_SECOND);
    }

    /** Reads the errors of a channel that uses this API. */
    protected static GraphErrors errors(String channel) {
        return new GraphErrors(channel, SendApiErrors.TABLE);
    }

    /** The id under which the account's messages are posted. */
    protected String poster(ConversationId conversation) {
        return conversation.account();
    }

    /** The request that sends a part, without its recipient. */
    protected abstract Map<String, Object> request(Outgoing part);

    @Override
    public final ChannelLimits limits() {
        return limits;
    }

    @Override
    public final String send(Outgoing part) throws DeliveryException, InterruptedException {
        Map<String, Object> body = new HashMap<>(request(part));
        body.put("recipient", recipient(part.conversation(), part.route()));
        return api.post(poster(part.conversation()), body).path("message_id").asString("");
    }

    /** Marks the messages so far as read and shows that somebody is typing: one call each. */
    @Override
    public final void typing(ConversationId conversation, InboundMessage asked) {
        for (String action : new String[] {"mark_seen", "typing_on"}) {
            api.postAndForget(
                    poster(conversation),
                    Map.of(
                            "recipient",
                            recipient(conversation, asked.route()),
                            "sender_action",
                            action));
        }
    }

    /**
     * A person whom a page knows only by a plugin's reference is addressed by it; the route also
     * has the contact's present id, if it is not the conversation's.
     */
    private static Map<String, String> recipient(
            ConversationId conversation, Map<String, String> route) {
        String name = USER_REF.equals(route.get("recipient")) ? USER_REF : "id";
        return Map.of(name, route.getOrDefault("recipient.id", conversation.contact()));
    }
}

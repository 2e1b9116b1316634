package dev.caesura.sender.delivery.channel.whatsapp;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.sender.delivery.channel.ChannelLimits;
import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.ErrorTable.Meaning;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.delivery.channel.Outgoing;
import dev.caesura.sender.delivery.channel.TextSplitter;
import dev.caesura.sender.delivery.channel.meta.GraphApi;
import dev.caesura.sender.delivery.channel.meta.GraphErrors;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends through the WhatsApp Cloud API. A 200 means accepted; the outcome comes back as a status
 * webhook, which carries the reply's id.
 */
public final class WhatsAppDelivery implements DeliveryChannel {

    private static final GraphErrors ERRORS = new GraphErrors("whatsapp", WhatsAppErrors.TABLE);

    private static final ChannelLimits LIMITS =
            new ChannelLimits(TextSplitter.ofCharacters(4096), 80);

    private static final String TO = "to";
    private static final String RECIPIENT = "recipient";

    private final GraphApi api;

    public WhatsAppDelivery(WhatsAppSettings settings, HttpCall http) {
        this.api =
                new GraphApi(
                        settings.baseUrl(), settings.token(), settings.timeout(), ERRORS, http);
    }

    @Override
    public ChannelLimits limits() {
        return LIMITS;
    }

    @Override
    public String send(Outgoing part) throws DeliveryException, InterruptedException {
        Map<String, Object> message = new HashMap<>();
        message.put("messaging_product", "whatsapp");
        message.putAll(recipient(part.conversation().contact(), part.route()));
        message.put("type", "text");
        message.put("text", Map.of("body", part.text(), "preview_url", false));
        message.put("biz_opaque_callback_data", part.reference());
        JsonNode answer = api.post(part.conversation().account(), message);
        return answer.path("messages").path(0).path("id").asString("");
    }

    @Override
    public @Nullable Meaning meaningOf(String error) {
        return ERRORS.meaningOf(error);
    }

    /**
     * A group, a phone number, or the business-scoped id of a person who shows none; the route has
     * the contact's present one, under the API's name for it.
     */
    private static Map<String, String> recipient(String contact, Map<String, String> route) {
        String userId = route.get(RECIPIENT);
        String to = route.getOrDefault(TO, userId == null ? contact : userId);
        boolean scoped = to.equals(userId) || isUserId(to);
        return Map.of(
                "recipient_type",
                to.endsWith("@g.us") ? "group" : "individual",
                scoped ? RECIPIENT : TO,
                to);
    }

    private static boolean isUserId(String contact) {
        return contact.matches("[A-Z]{2}\\..+");
    }

    /** One call does both: read, and typing until the reply or 25 seconds. */
    @Override
    public void typing(ConversationId conversation, InboundMessage asked) {
        api.postAndForget(
                conversation.account(),
                Map.of(
                        "messaging_product",
                        "whatsapp",
                        "status",
                        "read",
                        "message_id",
                        asked.messageId(),
                        "typing_indicator",
                        Map.of("type", "text")));
    }
}

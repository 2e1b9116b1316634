package dev.caesura.sender.deliver.whatsapp;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.sender.deliver.ChannelLimits;
import dev.caesura.sender.deliver.DeliveryChannel;
import dev.caesura.sender.deliver.DeliveryException;
import dev.caesura.sender.deliver.DeliveryException.Kind;
import dev.caesura.sender.deliver.HttpCall;
import dev.caesura.sender.deliver.Outgoing;
import dev.caesura.sender.deliver.TextSplitter;
import dev.caesura.sender.deliver.meta.GraphApi;
import dev.caesura.sender.deliver.meta.GraphErrors;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Sends through the WhatsApp Cloud API. A 200 means accepted; what becomes of it comes back as a
 * status webhook, which carries the reply's id.
 */
public final class WhatsAppDelivery implements DeliveryChannel {

    // https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
    private static final GraphErrors ERRORS =
            new GraphErrors(
                    "whatsapp",
                    Map.of(
                            Kind.UNAVAILABLE, Set.of(1, 2, 131000, 131016, 131057),
                            Kind.THROTTLED, Set.of(4, 80007, 130429, 131048, 133016),
                            Kind.PACED, Set.of(131056),
                            Kind.ACCOUNT, Set.of(0, 3, 10, 190, 131031, 131042, 131045)),
                    // One message in six seconds for each contact; spam limits last for long.
                    Map.of(131056, Duration.ofSeconds(6), 131048, Duration.ofMinutes(5)));

    private static final ChannelLimits LIMITS =
            new ChannelLimits(TextSplitter.ofCharacters(4096), 80);

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
        message.putAll(recipient(part.conversation().contact()));
        message.put("type", "text");
        message.put("text", Map.of("body", part.text(), "preview_url", false));
        message.put("biz_opaque_callback_data", part.reference());
        JsonNode answer = api.post(part.conversation().account(), message);
        return answer.path("messages").path(0).path("id").asString("");
    }

    /** A group, a phone number, or the business-scoped id of who has none to show. */
    private static Map<String, String> recipient(String contact) {
        if (contact.endsWith("@g.us")) {
            return Map.of("recipient_type", "group", "to", contact);
        }
        return contact.matches("[A-Z]{2}\\..+")
                ? Map.of("recipient_type", "individual", "recipient", contact)
                : Map.of("recipient_type", "individual", "to", contact);
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

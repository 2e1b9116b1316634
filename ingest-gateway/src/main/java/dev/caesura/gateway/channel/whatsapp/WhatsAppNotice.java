package dev.caesura.gateway.channel.whatsapp;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An item about another message that has no words: a pin, or something that WhatsApp does not pass
 * on and only names. Nobody has written, and nobody waits for an answer.
 *
 * @param kind one of {@link EventKinds}
 * @param name WhatsApp's name for it
 * @see <a
 *     href="https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/unsupported">Meta:
 *     unsupported messages webhook reference</a>
 */
record WhatsAppNotice(String kind, String name) {

    /**
     * The types of unsupported items that change or mark an earlier message. Only accounts that use
     * the WhatsApp Business app as well get edits with their words.
     */
    private static final Map<String, String> WITHHELD =
            Map.ofEntries(
                    Map.entry("edit", EventKinds.EDIT),
                    Map.entry("message_edit", EventKinds.EDIT),
                    Map.entry("revoke", EventKinds.DELETION),
                    Map.entry("delete", EventKinds.DELETION),
                    Map.entry("reaction", EventKinds.REACTION),
                    Map.entry("enc_reaction", EventKinds.REACTION),
                    Map.entry("poll_update", EventKinds.QUERY),
                    Map.entry("poll_vote", EventKinds.QUERY),
                    Map.entry("event_response", EventKinds.QUERY),
                    Map.entry("pin", EventKinds.SYSTEM),
                    Map.entry("pin_in_chat", EventKinds.SYSTEM),
                    Map.entry("keep_in_chat", EventKinds.SYSTEM));

    /** The notice that an item is; empty for a message, an edit with its words and a deletion. */
    static Optional<WhatsAppNotice> of(JsonNode item) {
        if (WhatsAppAmendment.kindOf(item) != Kind.MESSAGE) {
            return Optional.empty();
        }
        String type = WebhookJson.text(item, "type");
        if ("unsupported".equals(type)) {
            String name = String.valueOf(WebhookJson.text(item.path(type), "type"));
            return Optional.ofNullable(WITHHELD.get(name))
                    .map(kind -> new WhatsAppNotice(kind, name));
        }
        return type != null && WhatsAppContent.isNotice(item)
                ? Optional.of(new WhatsAppNotice(EventKinds.SYSTEM, type))
                : Optional.empty();
    }
}

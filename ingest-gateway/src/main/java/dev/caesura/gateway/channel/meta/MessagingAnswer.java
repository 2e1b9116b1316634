package dev.caesura.gateway.channel.meta;

import dev.caesura.gateway.channel.read.AnyText;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The content that a person sends without a message: a cart, the words that they wrote into a
 * survey, or the words of an item of an unknown kind.
 *
 * @see <a
 *     href="https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events/send_cart">Meta:
 *     send_cart</a>
 * @see <a
 *     href="https://developers.facebook.com/docs/messenger-platform/send-messages/templates/customer-feedback-template">Meta:
 *     customer feedback template (free_form)</a>
 */
final class MessagingAnswer {

    private static final String ORDER = "order";
    private static final String FEEDBACK = "messaging_feedback";
    private static final String FREE_FORM = "free_form";

    private MessagingAnswer() {}

    /**
     * The content of an item that wants an answer; null if it wants none.
     *
     * @param name the item's name
     * @param part the item's content
     * @param known whether items of that name are usually only counted
     */
    static @Nullable Content of(String name, JsonNode part, boolean known) {
        if (name.equals(FEEDBACK)) {
            return feedback(part);
        }
        if (name.equals(ORDER) && part.isObject()) {
            return Content.data(ORDER, WebhookJson.json(part));
        }
        boolean says = WebhookJson.text(part, "mid") != null && AnyText.in(part) != null;
        return !known && says ? Content.unknown(name, part) : null;
    }

    /** A rating without words wants no answer. */
    private static @Nullable Content feedback(JsonNode part) {
        List<String> words = new ArrayList<>();
        addWords(part, words);
        return words.isEmpty()
                ? null
                : new Content(
                        FEEDBACK, String.join("\n", words), WebhookJson.json(part), List.of());
    }

    private static void addWords(JsonNode part, List<String> words) {
        String text = WebhookJson.text(part, "payload");
        if (text != null && FREE_FORM.equals(WebhookJson.text(part, "type"))) {
            words.add(text);
        }
        part.values().forEach(inner -> addWords(inner, words));
    }
}

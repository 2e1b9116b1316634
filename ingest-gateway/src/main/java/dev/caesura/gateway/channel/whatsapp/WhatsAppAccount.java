package dev.caesura.gateway.channel.whatsapp;

import dev.caesura.gateway.channel.read.Phones;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.ConversationId;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The business side of a change.
 *
 * @param id the {@code phone_number_id}
 * @param digits the number that people see, digits only; empty if it is not given
 */
record WhatsAppAccount(String id, String digits) {

    static WhatsAppAccount of(String id, JsonNode value) {
        String shown = WebhookJson.text(value.path("metadata"), "display_phone_number");
        return new WhatsAppAccount(id, shown == null ? "" : digitsOf(shown));
    }

    /** Whether a phone number or id is the business's own. */
    boolean is(@Nullable String number) {
        return number != null
                && (number.equals(id) || numbers().anyMatch(digitsOf(number)::equals));
    }

    /** The number, and its country's other form of it, which WhatsApp may use in messages. */
    private Stream<String> numbers() {
        return digits.isEmpty()
                ? Stream.empty()
                : Stream.concat(Stream.of(digits), Phones.otherForm(digits).stream());
    }

    ConversationId with(String contact) {
        return new ConversationId(WhatsAppChannel.NAME, id, contact);
    }

    /**
     * Whether a group's message is meant for the business: it quotes one of its messages, presses
     * one of its buttons, or mentions it.
     */
    boolean isAddressedBy(JsonNode message) {
        String type = message.path("type").asString("");
        return type.equals("button")
                || type.equals("interactive")
                || is(WebhookJson.text(message.path("context"), "from"))
                || mentions(message)
                || isMentionedIn(WhatsAppContent.of(message).text());
    }

    /** A mention in a text or a caption is an {@code @} and the number. */
    private boolean isMentionedIn(@Nullable String words) {
        return words != null
                && numbers()
                        .map(number -> Pattern.compile("@\\+?" + number + "(?!\\d)"))
                        .anyMatch(mention -> mention.matcher(words).find());
    }

    private boolean mentions(JsonNode message) {
        return Stream.of(
                        message,
                        message.path("context"),
                        message.path("text"),
                        message.path(message.path("type").asString("")))
                .flatMap(
                        place ->
                                Stream.of("mentions", "mentioned_ids", "mentioned_users")
                                        .flatMap(name -> WebhookJson.items(place, name).stream()))
                .anyMatch(this::names);
    }

    private boolean names(JsonNode mention) {
        String plain = WebhookJson.text(mention);
        return is(
                plain == null
                        ? WebhookJson.text(mention, "wa_id", "phone", "id", "user_id")
                        : plain);
    }

    private static String digitsOf(String number) {
        return number.replaceAll("\\D", "");
    }
}

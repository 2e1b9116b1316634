package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Direction;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Reads which side wrote. A word such as {@code outbound} or {@code agent} speaks of the business
 * side, any other word of the contact. What a true means, the field's name says: of the contact in
 * {@code from_contact} or {@code incoming}, of the business side in {@code fromMe} and everywhere
 * else. An account may list the values that mean the business side instead.
 */
final class Polarity {

    private static final Pattern PARTS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Set<String> BUSINESS_SIDE =
            Set.of(
                    "echo",
                    "outbound",
                    "outgoing",
                    "out",
                    "sent",
                    "agent",
                    "operator",
                    "staff",
                    "bot",
                    "business",
                    "page",
                    "me",
                    "self");

    /** "To the contact" comes from the business side. */
    private static final String TO = "to";

    /** Fields whose true speaks of the contact; without case, hyphens and underscores. */
    private static final Set<String> OF_CONTACT =
            Set.of(
                    "fromcontact",
                    "isfromcontact",
                    "fromcustomer",
                    "isfromcustomer",
                    "fromuser",
                    "isfromuser",
                    "fromvisitor",
                    "fromclient",
                    "incoming",
                    "isincoming",
                    "inbound",
                    "isinbound",
                    "received",
                    "isreceived");

    private Polarity() {}

    /**
     * Who wrote.
     *
     * @param place where the value was found; its last part is the field's name
     * @param value a word, a boolean, or 0 or 1 in its place
     * @param business the values that mean the business side, in lower case; empty for the usual
     *     meaning
     */
    static Direction of(JsonPointer place, JsonNode value, Set<String> business) {
        String text =
                value.isBoolean() ? String.valueOf(value.booleanValue()) : WebhookJson.text(value);
        String word = text == null ? "" : text.toLowerCase(Locale.ROOT);
        boolean ours = business.isEmpty() ? isUsual(place, word) : business.contains(word);
        return ours ? Direction.ECHO : Direction.INBOUND;
    }

    private static boolean isUsual(JsonPointer place, String word) {
        return switch (word) {
            case "true", "1" -> !speaksOfContact(place);
            case "false", "0" -> speaksOfContact(place);
            default ->
                    isBusinessSide(
                            PARTS.splitAsStream(word).filter(part -> !part.isEmpty()).toList());
        };
    }

    /** "Outbound-api", "message_out": one word of several says it; "to" turns it round. */
    private static boolean isBusinessSide(List<String> words) {
        if (words.isEmpty()) {
            return false;
        }
        String last = words.get(words.size() - 1);
        if (words.size() > 1 && words.get(0).equals(TO)) {
            return !BUSINESS_SIDE.contains(last);
        }
        return BUSINESS_SIDE.contains(words.get(0)) || BUSINESS_SIDE.contains(last);
    }

    private static boolean speaksOfContact(JsonPointer place) {
        String field = String.valueOf(place.last().getMatchingProperty());
        return OF_CONTACT.contains(field.toLowerCase(Locale.ROOT).replaceAll("[_-]", ""));
    }
}

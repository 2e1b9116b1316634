package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.UnknownDirectionException;
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
 * side, one such as {@code inbound} or {@code customer} of the contact; any other is refused. What
 * a true means, the field's name says: of the contact in {@code from_contact} or {@code incoming},
 * of the business side in {@code fromMe} and everywhere else. An account may list the values that
 * mean the business side instead: all others are then the contact's.
 */
final class Polarity {

    private static final Pattern PARTS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Between the words of {@code fromCustomer}. */
    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    private static final Set<String> BUSINESS_SIDE =
            Set.of(
                    "echo",
                    "outbound",
                    "outgoing",
                    "out",
                    "sent",
                    "mt",
                    "agent",
                    "operator",
                    "staff",
                    "admin",
                    "employee",
                    "support",
                    "service",
                    "bot",
                    "assistant",
                    "business",
                    "company",
                    "page",
                    "me",
                    "self");

    private static final Set<String> CONTACT_SIDE =
            Set.of(
                    "inbound",
                    "incoming",
                    "in",
                    "received",
                    "mo",
                    "contact",
                    "customer",
                    "client",
                    "consumer",
                    "user",
                    "enduser",
                    "visitor",
                    "guest",
                    "subscriber",
                    "lead");

    /** "To the contact" comes from the business side. */
    private static final String TO = "to";

    private static final String FROM = "from";

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
     * @param value a word, a boolean, or 0 or 1 in its place; an empty text says nothing, and is
     *     the contact's like a missing one
     * @param business the values that mean the business side, in lower case; empty for the usual
     *     meaning
     * @throws UnknownDirectionException if the value names neither side
     */
    static Direction of(JsonPointer place, JsonNode value, Set<String> business) {
        if (value.isContainer()) {
            throw new UnknownDirectionException(place.toString());
        }
        String text =
                value.isBoolean() ? String.valueOf(value.booleanValue()) : WebhookJson.text(value);
        String word = text == null ? "" : text;
        boolean ours =
                business.isEmpty()
                        ? isUsual(place, word)
                        : business.contains(word.toLowerCase(Locale.ROOT));
        return ours ? Direction.ECHO : Direction.INBOUND;
    }

    private static boolean isUsual(JsonPointer place, String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "" -> false;
            case "true", "1", "yes" -> !speaksOfContact(place);
            case "false", "0", "no" -> speaksOfContact(place);
            default -> isBusinessSide(place, words(word));
        };
    }

    private static List<String> words(String text) {
        String apart = HUMP.matcher(text).replaceAll("_").toLowerCase(Locale.ROOT);
        return PARTS.splitAsStream(apart).filter(part -> !part.isEmpty()).toList();
    }

    /**
     * "Outbound-api", "message_out": the first or the last of several words says it, and they may
     * not contradict each other. "To" turns round what follows it.
     */
    private static boolean isBusinessSide(JsonPointer place, List<String> words) {
        int to = words.indexOf(TO);
        if (to == 0) {
            return !isBusinessSide(place, words.subList(1, words.size()));
        }
        int from = !words.isEmpty() && words.get(0).equals(FROM) ? 1 : 0;
        List<String> writer = words.subList(from, to < from ? words.size() : to);
        boolean business = named(BUSINESS_SIDE, writer);
        if (business == named(CONTACT_SIDE, writer)) {
            throw new UnknownDirectionException(place.toString());
        }
        return business;
    }

    private static boolean named(Set<String> side, List<String> words) {
        return !words.isEmpty()
                && (side.contains(words.get(0)) || side.contains(words.get(words.size() - 1)));
    }

    private static boolean speaksOfContact(JsonPointer place) {
        String field = String.valueOf(place.last().getMatchingProperty());
        return OF_CONTACT.contains(field.toLowerCase(Locale.ROOT).replaceAll("[_-]", ""));
    }
}

package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.UnknownDirectionException;
import dev.caesura.gateway.channel.read.Automation;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.gateway.channel.read.Words;
import dev.caesura.schemas.event.Direction;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Reads the side that wrote from a field for it. A word such as {@code outbound} or {@code agent}
 * means the business side, one such as {@code inbound} or {@code customer} the contact; any other
 * is refused. The field's name tells the meaning of a true: the contact in {@code from_contact} or
 * {@code incoming}, the business side in {@code fromMe} and everywhere else. An account may list
 * the values that mean the business side instead: all others are then the contact's.
 */
final class Polarity {

    /** "To the contact" comes from the business side. */
    private static final String TO = "to";

    /** The words that may precede a writer. */
    private static final Set<String> FROM = Set.of("from", "by");

    /** After a leading "in" or "out" these make it a direction; "in response" is none. */
    private static final Set<String> AFTER_IN_AND_OUT =
            Set.of("message", "msg", "bound", "coming", "going");

    private static final Set<String> IN_AND_OUT = Set.of("in", "out");

    /** Flags of the contact's messages that are not a direction unless a mapping says so. */
    private static final Set<String> RECEIVED = Set.of("received", "isreceived");

    private Polarity() {}

    /**
     * The meaning of the value; null for an empty text, which has none.
     *
     * @param place the place of the value; its last part is the field's name
     * @param value a word, a boolean, or 0 or 1 in its place
     * @param business the values that mean the business side, in lower case; empty for the usual
     *     meaning
     * @throws UnknownDirectionException if the value names neither side
     */
    static @Nullable Said of(JsonPointer place, JsonNode value, Set<String> business) {
        if (value.isContainer()) {
            throw new UnknownDirectionException(place.toString());
        }
        String word =
                value.isBoolean() ? String.valueOf(value.booleanValue()) : WebhookJson.text(value);
        if (word == null) {
            return null;
        }
        Direction direction =
                business.isEmpty() ? usual(nameOf(place), word) : listed(word, business);
        if (direction == null) {
            throw new UnknownDirectionException(place.toString());
        }
        return new Said(direction, Automation.isNamedBy(word) ? word : null);
    }

    private static Direction listed(String word, Set<String> business) {
        return business.contains(word.toLowerCase(Locale.ROOT))
                ? Direction.ECHO
                : Direction.INBOUND;
    }

    private static @Nullable Direction usual(String field, String word) {
        Boolean truth = truth(word);
        if (truth == null) {
            return side(Words.split(word));
        }
        return truth == speaksOfContact(field) ? Direction.INBOUND : Direction.ECHO;
    }

    /** A yes or a no in one of the usual spellings; null for any other text. */
    static @Nullable Boolean truth(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> Boolean.TRUE;
            case "false", "0", "no" -> Boolean.FALSE;
            default -> null;
        };
    }

    /**
     * The side that words name; null if they name neither or both. "Outbound-api", "message_out":
     * the first or the last of several words says it, and they may not contradict each other. "To"
     * reverses the word that follows it.
     */
    static @Nullable Direction side(List<String> words) {
        int to = words.indexOf(TO);
        if (to == 0) {
            return opposite(side(words.subList(1, words.size())));
        }
        int from = fromIn(words);
        List<String> writer = words.subList(from, to < from ? words.size() : to);
        boolean business = names(Direction.ECHO, writer);
        boolean contact = names(Direction.INBOUND, writer);
        if (business == contact) {
            return null;
        }
        return business ? Direction.ECHO : Direction.INBOUND;
    }

    /** Where the writer begins in "from the agent", "by agent" and "sent by agent". */
    private static int fromIn(List<String> words) {
        int first = !words.isEmpty() && words.get(0).equals("sent") ? 1 : 0;
        return first < words.size() && FROM.contains(words.get(first)) ? first + 1 : 0;
    }

    static @Nullable Direction opposite(@Nullable Direction direction) {
        if (direction == null) {
            return null;
        }
        return direction == Direction.ECHO ? Direction.INBOUND : Direction.ECHO;
    }

    private static boolean names(Direction side, List<String> words) {
        if (words.isEmpty()) {
            return false;
        }
        String first = words.get(0);
        boolean leads =
                words.size() == 1
                        || !IN_AND_OUT.contains(first)
                        || AFTER_IN_AND_OUT.contains(words.get(1));
        return (leads && sideOf(first) == side) || sideOf(words.get(words.size() - 1)) == side;
    }

    private static @Nullable Direction sideOf(String word) {
        Direction way = SideWords.way(word);
        return way == null ? SideWords.writer(word) : way;
    }

    private static boolean speaksOfContact(String field) {
        FlagName flag = FlagName.of(field);
        return flag == null
                ? RECEIVED.contains(Words.joined(field))
                : flag.whenTrue() == Direction.INBOUND;
    }

    private static String nameOf(JsonPointer place) {
        return String.valueOf(place.last().getMatchingProperty());
    }
}

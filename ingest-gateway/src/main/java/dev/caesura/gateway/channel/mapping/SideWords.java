package dev.caesura.gateway.channel.mapping;

import dev.caesura.schemas.event.Direction;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words by which systems name the two sides of a chat, and the directions between them. */
final class SideWords {

    /** Words that mean the business side wherever a writer may be named. */
    private static final Set<String> PLAIN_BUSINESS =
            Set.of(
                    "agent",
                    "operator",
                    "staff",
                    "admin",
                    "employee",
                    "representative",
                    "seller",
                    "merchant",
                    "assistant",
                    "bot",
                    "chatbot");

    /** Words that are topics, names or kinds of messages elsewhere. */
    private static final Set<String> OTHER_BUSINESS =
            Set.of(
                    "support",
                    "service",
                    "business",
                    "company",
                    "page",
                    "team",
                    "me",
                    "us",
                    "self",
                    "system",
                    "tool",
                    "function",
                    "ai");

    private static final Set<String> CONTACT =
            Set.of(
                    "contact",
                    "customer",
                    "client",
                    "consumer",
                    "user",
                    "enduser",
                    "visitor",
                    "guest",
                    "subscriber",
                    "lead",
                    "buyer",
                    "shopper");

    /**
     * A person who is none of these is on the other side; a person may well be neither guest nor
     * lead.
     */
    private static final Set<String> WHOLE_SIDES =
            Set.of(
                    "business",
                    "company",
                    "page",
                    "me",
                    "us",
                    "self",
                    "contact",
                    "customer",
                    "client",
                    "consumer",
                    "user",
                    "enduser",
                    "visitor");

    /** In a free text, these could be a person's whole name: Mr Page, Ms Ai, Ms Self. */
    private static final Set<String> NAMES =
            Set.of("page", "ai", "self", "service", "us", "lead", "tool", "function");

    private static final Map<String, Direction> DIRECTIONS =
            Map.ofEntries(
                    Map.entry("echo", Direction.ECHO),
                    Map.entry("outbound", Direction.ECHO),
                    Map.entry("outgoing", Direction.ECHO),
                    Map.entry("out", Direction.ECHO),
                    Map.entry("sent", Direction.ECHO),
                    Map.entry("mt", Direction.ECHO),
                    Map.entry("inbound", Direction.INBOUND),
                    Map.entry("incoming", Direction.INBOUND),
                    Map.entry("in", Direction.INBOUND),
                    Map.entry("received", Direction.INBOUND),
                    Map.entry("mo", Direction.INBOUND));

    private SideWords() {}

    /**
     * The direction of a message that a word such as {@code outbound} names; null for any other.
     */
    static @Nullable Direction way(String word) {
        return DIRECTIONS.get(word);
    }

    /** The side that a word such as {@code agent} names; null for any other. */
    static @Nullable Direction writer(String word) {
        if (isPlainBusiness(word) || OTHER_BUSINESS.contains(word)) {
            return Direction.ECHO;
        }
        return CONTACT.contains(word) ? Direction.INBOUND : null;
    }

    /** Whether a word names the contact's side: it is then no contact's name. */
    static boolean isContact(String word) {
        return CONTACT.contains(word);
    }

    /** Whether a word names the business side and could mean nothing else. */
    static boolean isPlainBusiness(String word) {
        return PLAIN_BUSINESS.contains(word);
    }

    /** Whether a writer who is not on the word's side must be on the other. */
    static boolean isWholeSide(String word) {
        return WHOLE_SIDES.contains(word);
    }

    /** Whether a text that may be a person's name could be one although it is a side's word. */
    static boolean mayBeAName(String word) {
        return NAMES.contains(word);
    }
}

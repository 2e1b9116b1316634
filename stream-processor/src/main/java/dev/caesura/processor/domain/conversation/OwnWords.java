package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.Message;
import java.time.Duration;

/**
 * Recognizes an echo of Caesura's own reply by its words, if the delivery with its id has not been
 * read yet: only within seconds of the send, and only the whole reply or a whole part of it. A
 * human agent's "ok" is not taken for the bot's, whatever the bot said before.
 */
final class OwnWords {

    /** How long after a reply was approved its echo may come before its id is known. */
    private static final long ECHOED_WITHIN = Duration.ofSeconds(30).toMillis();

    /** A reply is split only where it is longer than any channel's shortest limit. */
    private static final int SHORTEST_PART = 200;

    private OwnWords() {}

    static boolean of(ConversationState state, Message echo) {
        if (!(state.turn() instanceof Turn.Delivering turn)) {
            return isOfLast(state.memory(), echo);
        }
        for (Exchange one : state.memory().exchanges()) {
            if (one.replyId().equals(turn.replyId()) && says(one, echo)) {
                return true;
            }
        }
        return false;
    }

    /** A delivery and its echo are read from two topics: the turn may have ended a moment ago. */
    private static boolean isOfLast(Memory memory, Message echo) {
        Exchange last = memory.last();
        return last != null
                && echo.at() - last.at() <= ECHOED_WITHIN
                && memory.sent().isEmpty()
                && says(last, echo);
    }

    private static boolean says(Exchange exchange, Message echo) {
        String text = echo.said().text().strip();
        String reply = exchange.reply().strip();
        if (text.isEmpty()) {
            return false;
        }
        if (text.equals(reply)) {
            return true;
        }
        return text.length() >= SHORTEST_PART && isPart(reply, text);
    }

    private static boolean isPart(String reply, String text) {
        int from = reply.indexOf(text);
        return from >= 0
                && (from == 0 || Character.isWhitespace(reply.charAt(from - 1)))
                && (from + text.length() == reply.length()
                        || Character.isWhitespace(reply.charAt(from + text.length())));
    }
}

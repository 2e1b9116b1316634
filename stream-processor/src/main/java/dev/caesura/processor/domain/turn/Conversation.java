package dev.caesura.processor.domain.turn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules know of a conversation.
 *
 * @param turn the turn in flight; null without one
 * @param waiting closed bursts that wait for it, oldest first
 * @param memory what is remembered beyond the turn
 */
public record Conversation(@Nullable Turn turn, List<AskedBurst> waiting, Memory memory) {

    /** A conversation of which nothing is known. */
    public static final Conversation IDLE = new Conversation(null, List.of(), Memory.NONE);

    public Conversation {
        waiting = List.copyOf(waiting);
    }

    /** Whether nothing is in flight or waits. */
    public boolean isIdle() {
        return turn == null && waiting.isEmpty();
    }

    Conversation with(@Nullable Turn next) {
        return new Conversation(next, waiting, memory);
    }

    /** The same with something else remembered. */
    public Conversation with(Memory next) {
        return next == memory ? this : new Conversation(turn, waiting, next);
    }

    Conversation queueing(AskedBurst burst) {
        List<AskedBurst> longer = new ArrayList<>(waiting);
        longer.add(burst);
        return new Conversation(turn, longer, memory);
    }

    Conversation withoutFirstWaiting() {
        return new Conversation(turn, waiting.subList(1, waiting.size()), memory);
    }
}

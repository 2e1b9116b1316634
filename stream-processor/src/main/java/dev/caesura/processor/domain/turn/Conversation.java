package dev.caesura.processor.domain.turn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules know of a conversation: the turn in flight, and the closed bursts that wait for
 * it.
 *
 * @param turn the turn in flight; null without one
 * @param waiting closed bursts, oldest first
 */
public record Conversation(@Nullable Turn turn, List<AskedBurst> waiting) {

    /** A conversation in which nothing is in flight. */
    public static final Conversation IDLE = new Conversation(null, List.of());

    public Conversation {
        waiting = List.copyOf(waiting);
    }

    /** Whether nothing is in flight or waits. */
    public boolean isIdle() {
        return turn == null && waiting.isEmpty();
    }

    Conversation with(@Nullable Turn next) {
        return new Conversation(next, waiting);
    }

    Conversation queueing(AskedBurst burst) {
        List<AskedBurst> longer = new ArrayList<>(waiting);
        longer.add(burst);
        return new Conversation(turn, longer);
    }
}

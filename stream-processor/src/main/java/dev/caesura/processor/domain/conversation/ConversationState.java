package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.burst.OpenBursts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a conversation, as the rules know it.
 *
 * @param open bursts that can still grow; all but the bursts that they carry follows from the log,
 *     and is read from it after a restart
 * @param upcoming the turn that the open burst will get, as far as it has begun
 * @param turn the turn in flight; null without one
 * @param waiting closed bursts that wait for their turn, oldest first
 * @param memory the memory beyond the turn
 * @param seen the messages that have arrived and are in no open burst
 */
public record ConversationState(
        OpenBursts open,
        Upcoming upcoming,
        @Nullable Turn turn,
        List<AskedBurst> waiting,
        Memory memory,
        SeenIds seen) {

    /** A conversation of which nothing is known. */
    public static final ConversationState NONE =
            new ConversationState(
                    OpenBursts.NONE, Upcoming.NOTHING, null, List.of(), Memory.NONE, SeenIds.NONE);

    public ConversationState {
        waiting = List.copyOf(waiting);
    }

    /** Whether no burst is open or waiting, and no turn is in flight. */
    public boolean isIdle() {
        return open.isEmpty() && turn == null && waiting.isEmpty();
    }

    /** Whether its stored form is the same as another's. */
    public boolean isStoredAs(ConversationState other) {
        return upcoming == other.upcoming
                && turn == other.turn
                && waiting.equals(other.waiting)
                && memory == other.memory
                && seen == other.seen
                && carriesAs(other);
    }

    private boolean carriesAs(ConversationState other) {
        int next = 0;
        for (OpenBurst burst : open.bursts()) {
            if (burst.carried() != null) {
                next = other.carrying(next) + 1;
                if (next == 0 || !isCarriedAs(burst, other.open.bursts().get(next - 1))) {
                    return false;
                }
            }
        }
        return other.carrying(next) < 0;
    }

    private int carrying(int from) {
        List<OpenBurst> bursts = open.bursts();
        for (int i = from; i < bursts.size(); i++) {
            if (bursts.get(i).carried() != null) {
                return i;
            }
        }
        return -1;
    }

    /** No message in the log tells since when a burst without messages of its own is quiet. */
    private static boolean isCarriedAs(OpenBurst burst, OpenBurst other) {
        return burst.carried() == other.carried()
                && (!burst.messages().isEmpty() || burst.quietFrom() == other.quietFrom());
    }

    /** A copy with one message settled: read again, it is known. */
    public ConversationState settled(String messageId, long at) {
        return with(seen.with(List.of(messageId), SeenIds.dayOf(Math.max(at, 0))));
    }

    /**
     * The rest of it when it is given up because its steps fail: the messages that are settled, and
     * its status.
     */
    public ConversationState givenUp(long at) {
        List<String> ids = new ArrayList<>();
        open.bursts().forEach(burst -> burst.messages().forEach(one -> ids.add(one.id())));
        return NONE.with(Memory.NONE.with(memory.status(), at))
                .with(seen.with(ids, SeenIds.dayOf(Math.max(at, 0))));
    }

    /** The earlier burst that an open one carries; null without one. */
    public @Nullable AskedBurst carried() {
        for (var burst : open.bursts()) {
            if (burst.carried() != null) {
                return burst.carried();
            }
        }
        return null;
    }

    /** A copy with other open bursts. */
    public ConversationState with(OpenBursts next) {
        return new ConversationState(next, upcoming, turn, waiting, memory, seen);
    }

    /** A copy without its open bursts; the state of which nothing is known if nothing is left. */
    public ConversationState withoutOpen() {
        return upcoming == Upcoming.NOTHING
                        && turn == null
                        && waiting.isEmpty()
                        && memory == Memory.NONE
                        && seen == SeenIds.NONE
                ? NONE
                : with(OpenBursts.NONE);
    }

    ConversationState with(Upcoming next) {
        return new ConversationState(open, next, turn, waiting, memory, seen);
    }

    ConversationState with(@Nullable Turn next) {
        return new ConversationState(open, upcoming, next, waiting, memory, seen);
    }

    ConversationState with(Memory next) {
        return next == memory
                ? this
                : new ConversationState(open, upcoming, turn, waiting, next, seen);
    }

    ConversationState with(SeenIds next) {
        return next == seen
                ? this
                : new ConversationState(open, upcoming, turn, waiting, memory, next);
    }

    ConversationState withWaiting(List<AskedBurst> next) {
        return new ConversationState(open, upcoming, turn, next, memory, seen);
    }

    ConversationState queueing(AskedBurst burst) {
        List<AskedBurst> longer = new ArrayList<>(waiting);
        longer.add(burst);
        return withWaiting(longer);
    }
}

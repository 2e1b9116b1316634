package dev.caesura.cli.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Matches one partition's messages with their outcomes, in any order. It holds only unmatched ones:
 * in a system that keeps up, these are the messages that are being answered right now.
 */
public final class Balance {

    /** The most unmatched messages of one partition that are held. */
    public static final int LIMIT = 500_000;

    private static final int EXAMPLES = 20;

    private final Map<String, Uneven> uneven = new HashMap<>();
    private final Instant since;
    private final Instant until;
    private final List<String> examples = new ArrayList<>();
    private long messages;
    private long outcomes;
    private long unreadable;
    private long open;
    private long missing;
    private long surplus;

    /**
     * A balance over a period.
     *
     * @param since messages before it are known, but need no outcome
     * @param until messages after it may still be without an outcome
     */
    public Balance(Instant since, Instant until) {
        this.since = since;
        this.until = until;
    }

    private record Uneven(int count, Instant at) {}

    /** A message arrived. */
    public void message(String conversationId, String messageId, Instant at) {
        if (!at.isBefore(since)) {
            messages++;
        }
        move(conversationId, messageId, 1, at);
    }

    /** A message's outcome was decided. */
    public void outcome(String conversationId, String messageId, Instant at) {
        outcomes++;
        move(conversationId, messageId, -1, at);
    }

    /** A record arrived that holds no message. */
    public void unreadable() {
        unreadable++;
    }

    /** The partition has been read; messages unmatched now stay so. */
    public void endOfPartition() {
        uneven.forEach(this::settle);
        uneven.clear();
    }

    public ConservationResult result() {
        return new ConservationResult(
                messages, outcomes, unreadable, open, missing, surplus, List.copyOf(examples));
    }

    private void move(String conversationId, String messageId, int by, Instant at) {
        String key = conversationId + ' ' + messageId;
        Uneven before = uneven.remove(key);
        int count = before == null ? by : before.count() + by;
        if (count != 0) {
            uneven.put(key, new Uneven(count, at));
        }
        if (uneven.size() > LIMIT) {
            throw new IllegalStateException(
                    "More than "
                            + LIMIT
                            + " messages of one partition have no outcome yet; is the processor"
                            + " down? A shorter --since reads less");
        }
    }

    private void settle(String key, Uneven left) {
        if (left.count() < 0) {
            surplus -= left.count();
            example("outcome without a message of its own", key, left);
        } else if (left.at().isAfter(until)) {
            open += left.count();
        } else if (!left.at().isBefore(since)) {
            missing += left.count();
            example("no outcome", key, left);
        }
    }

    private void example(String what, String key, Uneven left) {
        if (examples.size() < EXAMPLES) {
            examples.add(what + ": " + key + ", " + left.at());
        }
    }
}

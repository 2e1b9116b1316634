package dev.caesura.processor.conversation.time;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fences of one partition, at most one of them under way, and the distance between the local
 * clock and the broker's, learned from their timestamps.
 *
 * <p>Two facts bound that distance, whenever they are applied: a fence is appended after it was
 * requested, and any record is appended before it is read. Clocks that agree are never moved,
 * however slow the broker. A fence that is written too early, because the local clock is ahead,
 * closes nothing; the next one is written at the right moment, because the distance is known by
 * then.
 */
public final class Fences {

    private static final Logger log = LoggerFactory.getLogger(Fences.class);

    /** The wait after a failure. */
    private static final long RETRY = Duration.ofMillis(100).toMillis();

    /**
     * The time after which a fence counts as lost: under lag it is read late, and a second one does
     * no harm.
     */
    private static final long LOST = Duration.ofSeconds(30).toMillis();

    private final FencedLog writer;
    private final int partition;
    private @Nullable CompletableFuture<Long> written;
    private long askedAt;
    private boolean awaited;
    private long brokerAhead;
    private long readUpTo;
    private long skew;

    /** The fences of a partition. */
    public Fences(FencedLog writer, int partition) {
        this.writer = writer;
        this.partition = partition;
    }

    /** The broker's time, as far as it is known. */
    public long brokerTime(long wallClock) {
        return wallClock + brokerAhead;
    }

    /** How long a fence has been awaited, in milliseconds; 0 if none is. */
    public long awaitedFor(long wallClock) {
        return awaited ? wallClock - askedAt : 0;
    }

    /** The timestamp of the last fence that was read back; 0 before the first. */
    public long readUpTo() {
        return readUpTo;
    }

    /** Writes a fence unless one is under way. */
    public void ask(long wallClock) {
        learn();
        if (awaited && wallClock - askedAt < LOST) {
            return;
        }
        if (wallClock - askedAt < RETRY && written != null && written.isCompletedExceptionally()) {
            return;
        }
        awaited = true;
        askedAt = wallClock;
        written = writer.write(partition).toCompletableFuture();
    }

    /** A fence was read back: everything before it has been read. */
    public void read(long appendedAt, long wallClock) {
        readUpTo = Math.max(readUpTo, appendedAt);
        observe(appendedAt, wallClock);
        learn();
        awaited = false;
    }

    /** The broker's timestamps are this far ahead of the log's time, in milliseconds. */
    public void skewed(long ahead) {
        skew = ahead;
    }

    /** No record is read before it was appended: if it seems so, the local clock is behind. */
    public void observe(long appendedAt, long wallClock) {
        if (appendedAt > wallClock + brokerAhead) {
            brokerAhead = appendedAt - wallClock;
        }
    }

    /**
     * Learns from the producer's answer, whenever it is looked at: it may have come long before.
     */
    private void learn() {
        CompletableFuture<Long> answer = written;
        if (answer == null || !answer.isDone()) {
            return;
        }
        if (answer.isCompletedExceptionally()) {
            if (awaited) {
                log.warn("A fence for partition {} was not written; it is sent again", partition);
            }
            awaited = false;
            return;
        }
        written = null;
        brokerAhead = Math.min(brokerAhead, answer.join() - skew - askedAt);
    }
}

package dev.caesura.processor.conversation.observe;

import dev.caesura.processor.conversation.observe.ProcessorObserver.PartitionStanding;
import java.time.Duration;

/** Gathers how a partition is doing, and tells the observer. */
public final class PartitionReport {

    private final ProcessorObserver observer;
    private final int partition;
    private long lag;

    /** A report on a partition. */
    public PartitionReport(ProcessorObserver observer, int partition) {
        this.observer = observer;
        this.partition = partition;
    }

    /** A record that was appended then is read now. */
    public void read(long appendedAt, long now) {
        lag = Math.max(lag, now - appendedAt);
    }

    /**
     * Tells how the partition is doing, and begins anew.
     *
     * @param waiting the conversations that wait for something
     * @param awaitedFor how long a fence has been awaited: for as long, nothing after it was read
     * @param stillest how long the turn that stands still has made no progress
     */
    public void tell(int waiting, long awaitedFor, long stillest) {
        observer.standing(
                partition,
                new PartitionStanding(
                        waiting,
                        Duration.ofMillis(Math.max(0, Math.max(lag, awaitedFor))),
                        Duration.ofMillis(stillest)));
        lag = 0;
    }

    /** The partition has gone to another instance. */
    public void release() {
        observer.released(partition);
    }
}

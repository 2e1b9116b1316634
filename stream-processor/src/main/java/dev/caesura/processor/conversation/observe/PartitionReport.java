package dev.caesura.processor.conversation.observe;

import dev.caesura.processor.conversation.observe.ProcessorObserver.PartitionStanding;
import java.time.Duration;

/** Gathers the state of a partition, and reports it to the observer. */
public final class PartitionReport {

    private final ProcessorObserver observer;
    private final int partition;
    private long lag;

    /** A report on a partition. */
    public PartitionReport(ProcessorObserver observer, int partition) {
        this.observer = observer;
        this.partition = partition;
    }

    /** A record was read. */
    public void read(long appendedAt, long now) {
        lag = Math.max(lag, now - appendedAt);
    }

    /**
     * Reports the partition's state, and begins anew.
     *
     * @param waiting the conversations that wait for something
     * @param awaitedFor how long a fence has been awaited: in that time, nothing after it was read
     * @param stillest the longest time for which a turn has made no progress
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

    /** The partition has moved to another instance. */
    public void release() {
        observer.released(partition);
    }
}

package dev.caesura.processor.processor;

import dev.caesura.processor.processor.ProcessorObserver.PartitionStanding;
import java.time.Duration;

/** Gathers how a partition stands, and tells the observer. */
final class Standings {

    private final ProcessorObserver observer;
    private final int partition;
    private final LiveConversations live;
    private long lag;

    Standings(ProcessorObserver observer, int partition, LiveConversations live) {
        this.observer = observer;
        this.partition = partition;
        this.live = live;
    }

    /** A record that was appended then is read now. */
    void read(long appendedAt, long now) {
        lag = Math.max(lag, now - appendedAt);
    }

    /**
     * Tells how it stands, and begins anew.
     *
     * @param awaitedFor how long a fence has been awaited: as long is nothing after it read
     */
    void tell(long awaitedFor, long now) {
        observer.standing(
                partition,
                new PartitionStanding(
                        live.size(),
                        Duration.ofMillis(Math.max(0, Math.max(lag, awaitedFor))),
                        Duration.ofMillis(live.stillest(now))));
        lag = 0;
    }

    void release() {
        observer.released(partition);
    }
}

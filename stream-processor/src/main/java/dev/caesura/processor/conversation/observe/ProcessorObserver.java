package dev.caesura.processor.conversation.observe;

import java.time.Duration;

/**
 * Receives the state of the topology, for metrics. Called from stream threads: it must not block.
 *
 * <p>Kafka Streams' own metrics, group {@code stream-caesura-metrics}, count the events; this
 * receives what they can't hold.
 */
public interface ProcessorObserver {

    /** An observer that does nothing. */
    ProcessorObserver NONE = new ProcessorObserver() {};

    /**
     * A burst was closed at its deadline.
     *
     * @param late from its deadline to now
     */
    default void closed(Duration late) {}

    /** A record had an impossible time, and was taken to have arrived now, or in 1970. */
    default void clamped() {}

    /** The state of a partition, about once a second. */
    default void standing(int partition, PartitionStanding standing) {}

    /**
     * The broker's clock was found to have jumped.
     *
     * @param ahead how far it is ahead of the earlier clock; negative if it went back
     */
    default void skewed(int partition, Duration ahead) {}

    /** A conversation was set aside, or a record quarantined: somebody must look at it. */
    default void setAside(String conversationId, String reason) {}

    /** The partition has moved to another instance. */
    default void released(int partition) {}

    /**
     * The state of a partition.
     *
     * @param waiting conversations with an open burst or a turn
     * @param lag how long the last record had been in the log when it was read
     * @param stillest the longest time for which a turn has made no progress
     */
    record PartitionStanding(int waiting, Duration lag, Duration stillest) {}
}

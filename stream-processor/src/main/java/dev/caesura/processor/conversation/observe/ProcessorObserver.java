package dev.caesura.processor.conversation.observe;

import java.time.Duration;

/**
 * Is told how the topology is doing, for metrics. Called from stream threads: it must not block.
 *
 * <p>What happens is counted by Kafka Streams' own metrics, group {@code stream-caesura-metrics};
 * this is what they can't hold.
 */
public interface ProcessorObserver {

    /** Nobody looks. */
    ProcessorObserver NONE = new ProcessorObserver() {};

    /**
     * A burst was closed because its time had come.
     *
     * @param late from its deadline to now
     */
    default void closed(Duration late) {}

    /** A record had a time that can't be, and was taken to have arrived now, or in 1970. */
    default void clamped() {}

    /** How a partition stands, about once a second. */
    default void standing(int partition, PartitionStanding standing) {}

    /**
     * The broker's clock was found to have jumped.
     *
     * @param ahead how far it is ahead of the clock before; negative if it went back
     */
    default void skewed(int partition, Duration ahead) {}

    /** A conversation was set aside, or a record quarantined: somebody has to look at it. */
    default void setAside(String conversationId, String reason) {}

    /** The partition has gone to another instance. */
    default void released(int partition) {}

    /**
     * How a partition stands.
     *
     * @param waiting conversations with an open burst or a turn
     * @param lag how long the last record had lain in the log when it was read
     * @param stillest how long the turn that has made no progress for the longest time has stood
     *     still
     */
    record PartitionStanding(int waiting, Duration lag, Duration stillest) {}
}

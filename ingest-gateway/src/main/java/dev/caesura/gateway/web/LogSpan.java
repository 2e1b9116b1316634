package dev.caesura.gateway.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The present span of a partition in the log, in the broker's offsets.
 *
 * @param partition the partition
 * @param firstReply the first kept offset of {@code replies}
 * @param endOfReplies the offset after the last of {@code replies}
 * @param firstDelivery the first kept offset of {@code deliveries}
 * @param endOfDeliveries the offset after the last of {@code deliveries}
 */
record LogSpan(
        int partition,
        long firstReply,
        long endOfReplies,
        long firstDelivery,
        long endOfDeliveries) {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    /** Asks the broker. */
    static LogSpan of(Consumer<byte[], byte[]> consumer, WebLog log, int partition) {
        TopicPartition replies = log.replies(partition);
        TopicPartition deliveries = log.deliveries(partition);
        List<TopicPartition> both = List.of(replies, deliveries);
        Map<TopicPartition, Long> kept = consumer.beginningOffsets(both, ANSWER_WITHIN);
        Map<TopicPartition, Long> ends = consumer.endOffsets(both, ANSWER_WITHIN);
        return new LogSpan(
                partition,
                kept.getOrDefault(replies, 0L),
                ends.getOrDefault(replies, 0L),
                kept.getOrDefault(deliveries, 0L),
                ends.getOrDefault(deliveries, 0L));
    }

    /** Whether a page's place can be one of this log: one beyond its end can't. */
    boolean holds(EventPosition place) {
        return place.deliveries() <= endOfDeliveries && place.replies() <= endOfReplies;
    }

    /** A log that ends before the page's place was recreated: all of it is new to the page. */
    EventPosition placeOf(PageRequest request) {
        return holds(request.from()) ? request.from() : new EventPosition(partition, 0, 0);
    }

    /** The number of records to read for a page, in both topics. */
    long distance(PageRequest request) {
        EventPosition place = placeOf(request);
        long replies = endOfReplies - Math.max(place.replies(), firstReply);
        long deliveries = lastDelivery(request) - Math.max(place.deliveries(), firstDelivery);
        return Math.max(0, replies) + Math.max(0, deliveries);
    }

    /**
     * The offset from which {@code deliveries} need not be read for a page; never beyond the end.
     */
    long lastDelivery(PageRequest request) {
        return Math.min(request.upTo(), endOfDeliveries);
    }

    /** Whether the log was recreated, or cut, since. */
    boolean isShorterThan(LogSpan before) {
        return endOfReplies < before.endOfReplies || endOfDeliveries < before.endOfDeliveries;
    }
}

package dev.caesura.sender.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Feeds partitions' ledgers from one consumer, each from its own point in time. */
final class LedgerReader implements AutoCloseable {

    private final Consumer<byte[], byte[]> consumer;
    private final List<String> topics;
    private final Clock clock;
    private final Map<TopicPartition, Followed> open = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    /**
     * A reader without partitions.
     *
     * @param topics the topics that are read; all have the same partitions
     */
    LedgerReader(Consumer<byte[], byte[]> consumer, List<String> topics, Clock clock) {
        this.consumer = consumer;
        this.topics = topics;
        this.clock = clock;
    }

    /** Reads exactly the wanted partitions from now on; a new partition starts at its time. */
    void adopt(Collection<? extends Followed> wanted) {
        Map<TopicPartition, Followed> now = new HashMap<>();
        for (Followed log : wanted) {
            topics.forEach(topic -> now.put(new TopicPartition(topic, log.partition()), log));
        }
        if (now.equals(open)) {
            return;
        }
        Map<TopicPartition, Long> added = new HashMap<>();
        now.forEach(
                (partition, log) -> {
                    if (open.get(partition) != log) {
                        log.reset();
                        added.put(partition, log.fromTimestamp());
                    }
                });
        consumer.assign(now.keySet());
        Map<TopicPartition, Long> newEnds = seek(added, now);
        ends.keySet().retainAll(now.keySet());
        ends.putAll(newEnds);
        open.clear();
        open.putAll(now);
    }

    /** Goes to each partition's time; returns where the partitions end now. */
    private Map<TopicPartition, Long> seek(
            Map<TopicPartition, Long> times, Map<TopicPartition, Followed> logs) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(times.keySet());
        Map<TopicPartition, Long> endsNow = consumer.endOffsets(times.keySet());
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
        times.forEach(
                (partition, time) -> {
                    OffsetAndTimestamp start = starts.get(partition);
                    long begin = begins.getOrDefault(partition, 0L);
                    // There is no record that late: new ones come after the end.
                    long end = endsNow.getOrDefault(partition, 0L);
                    consumer.seek(partition, start == null ? end : start.offset());
                    Followed log = logs.get(partition);
                    if (log != null) {
                        log.reachesBackTo(partition.topic(), since(begin, end, start, time));
                    }
                });
        return endsNow;
    }

    /** The time since when a partition has everything that was ever written to it. */
    private Instant since(long begin, long end, @Nullable OffsetAndTimestamp start, long time) {
        if (begin == 0) {
            return Instant.EPOCH;
        }
        if (begin == end) {
            return clock.instant();
        }
        if (start == null || start.offset() > begin) {
            return Instant.ofEpochMilli(time);
        }
        // It was cut: the records before its first one are not known.
        return Instant.ofEpochMilli(Math.max(time, start.timestamp()));
    }

    boolean isIdle() {
        return open.isEmpty();
    }

    /**
     * Continues reading for at most this long, and notes the partitions that have been read to
     * their ends.
     */
    void read(Duration wait) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
            Followed log = open.get(new TopicPartition(record.topic(), record.partition()));
            if (log != null) {
                log.apply(record);
            }
        }
        if (ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue())) {
            List<Followed> behind = new ArrayList<>();
            ends.keySet().forEach(partition -> behind.add(open.get(partition)));
            open.values().stream().filter(log -> !behind.contains(log)).forEach(Followed::caughtUp);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}

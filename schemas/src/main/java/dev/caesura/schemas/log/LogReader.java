package dev.caesura.schemas.log;

import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Caesura's topics without being part of any consumer group: it leaves no trace on the
 * brokers, and many can read at once.
 *
 * <p>Only committed records are seen. The records of one partition come in order; of two partitions
 * or topics, either may come first.
 *
 * <p>A reader belongs to one thread; only {@link #close} may be called from another.
 */
public final class LogReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);

    /** The time after which the reader asks whether there are no records, or no brokers. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final EntryReader entries;
    private final List<String> names;
    private final @Nullable String conversationId;
    private volatile boolean closing;
    private boolean reading;

    /**
     * A reader of all topics.
     *
     * @param client how to reach the brokers: {@code bootstrap.servers}, and security where needed
     */
    public LogReader(Map<String, ?> client, Topics topics) {
        this(client, topics, allOf(topics));
    }

    /**
     * A reader of some topics.
     *
     * @param client how to reach the brokers: {@code bootstrap.servers}, and security where needed
     * @param names the topics' full names
     */
    public LogReader(Map<String, ?> client, Topics topics, Collection<String> names) {
        this(client, topics, names, null);
    }

    private LogReader(
            Map<String, ?> client,
            Topics topics,
            Collection<String> names,
            @Nullable String conversationId) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.entries = new EntryReader(topics);
        this.names = List.copyOf(names);
        this.conversationId = conversationId;
    }

    /**
     * A reader of the one partition of each topic in which a conversation's records are; it hands
     * on the other conversations' records of these partitions, too.
     *
     * @param client how to reach the brokers: {@code bootstrap.servers}, and security where needed
     */
    public static LogReader ofConversation(
            Map<String, ?> client, Topics topics, String conversationId) {
        return new LogReader(client, topics, allOf(topics), conversationId);
    }

    /**
     * A reader of the one partition of {@code identities} in which an id of a contact is.
     *
     * @param client how to reach the brokers: {@code bootstrap.servers}, and security where needed
     */
    public static LogReader ofIdentity(Map<String, ?> client, Topics topics, String id) {
        return new LogReader(client, topics, List.of(topics.identities().name()), id);
    }

    private static List<String> allOf(Topics topics) {
        return Stream.concat(
                        topics.typed().stream().map(topic -> topic.name()),
                        Stream.of(topics.deadLetters()))
                .toList();
    }

    /**
     * Hands on every record, until the reader is closed.
     *
     * @throws org.apache.kafka.common.errors.TimeoutException if the brokers fall silent: a
     *     consumer alone would wait for them for ever, and nobody would know
     */
    public void follow(Start start, Consumer<LogEntry> sink) {
        follow(start, sink, () -> {});
    }

    /**
     * Hands on every record, until the reader is closed.
     *
     * @param found is called once the brokers have said where the start is, before the first record
     * @throws org.apache.kafka.common.errors.TimeoutException if the brokers fall silent: a
     *     consumer alone would wait for them for ever, and nobody would know
     */
    public void follow(Start start, Consumer<LogEntry> sink, Runnable found) {
        follow(start, sink, found, () -> {});
    }

    /**
     * Hands on every record, until the reader is closed.
     *
     * @param found is called once the brokers have said where the start is, before the first record
     * @param polled is called after each poll that went well, whether it brought records or not:
     *     about every half second while nothing is written
     * @throws org.apache.kafka.common.errors.TimeoutException if the brokers fall silent: a
     *     consumer alone would wait for them for ever, and nobody would know
     */
    public void follow(Start start, Consumer<LogEntry> sink, Runnable found, Runnable polled) {
        begin();
        try (consumer) {
            seek(assign(), start);
            found.run();
            long heardAt = System.nanoTime();
            while (!closing) {
                if (poll(sink) > 0) {
                    heardAt = System.nanoTime();
                } else if (System.nanoTime() - heardAt > SILENCE.toNanos()) {
                    consumer.endOffsets(consumer.assignment());
                    heardAt = System.nanoTime();
                }
                polled.run();
            }
        } catch (WakeupException e) {
            // Closed, which is how following ends.
        }
    }

    /**
     * Hands on every record up to the end at the time of the call.
     *
     * @return false if the reader was closed before the end
     */
    public boolean readToEnd(Start start, Consumer<LogEntry> sink, Progress progress) {
        begin();
        try (consumer) {
            seek(assign(), start);
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            long first = passed(ends);
            long total = total(ends) - first;
            long passed = 0;
            progress.at(passed, total);
            while (!closing && passed < total) {
                poll(entry -> handOn(entry, ends, sink));
                passed = passed(ends) - first;
                progress.at(passed, total);
            }
            return passed == total;
        } catch (WakeupException e) {
            return false;
        }
    }

    private synchronized void begin() {
        if (reading || closing) {
            throw new IllegalStateException("A reader reads once");
        }
        reading = true;
    }

    /** The number of records that were handed on. */
    private int poll(Consumer<LogEntry> sink) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        records.forEach(record -> sink.accept(entries.read(record)));
        return records.count();
    }

    private static void handOn(
            LogEntry entry, Map<TopicPartition, Long> ends, Consumer<LogEntry> sink) {
        var record = entry.record();
        Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
        if (end != null && record.offset() < end) {
            sink.accept(entry);
        }
    }

    /** The progress of the positions, each counted up to its end at most. */
    private long passed(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(e -> Math.min(consumer.position(e.getKey()), e.getValue()))
                .sum();
    }

    private static long total(Map<TopicPartition, Long> ends) {
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    private List<TopicPartition> assign() {
        List<TopicPartition> all = new ArrayList<>();
        for (String name : names) {
            List<PartitionInfo> partitions = consumer.partitionsFor(name);
            if (partitions == null || partitions.isEmpty()) {
                throw new IllegalStateException(
                        "There is no topic " + name + "; create it with caesura topics create");
            }
            if (conversationId == null) {
                partitions.forEach(p -> all.add(new TopicPartition(name, p.partition())));
            } else {
                all.add(new TopicPartition(name, partitionOf(conversationId, partitions.size())));
            }
        }
        consumer.assign(all);
        return all;
    }

    /**
     * The partition in which producers without a partitioner of their own put a key, as Kafka's
     * clients do.
     */
    private static int partitionOf(String key, int partitions) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions);
    }

    private void seek(List<TopicPartition> partitions, Start start) {
        if (start instanceof Start.Beginning) {
            consumer.seekToBeginning(partitions);
        } else if (start instanceof Start.Time time) {
            seekToTime(partitions, time.from().toEpochMilli());
        } else {
            consumer.seekToEnd(partitions);
        }
        // Seeking is lazy: without a request for the position, the end would be determined later.
        partitions.forEach(consumer::position);
    }

    private void seekToTime(List<TopicPartition> partitions, long from) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, from));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp offset = found.get(partition);
            if (offset == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, offset.offset());
            }
        }
    }

    /** Ends the reading; from any thread, at once. */
    @Override
    public synchronized void close() {
        closing = true;
        if (reading) {
            consumer.wakeup();
        } else {
            consumer.close();
        }
    }
}

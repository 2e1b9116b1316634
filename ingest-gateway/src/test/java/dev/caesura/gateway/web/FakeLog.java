package dev.caesura.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;

/** A log in memory, with the consumer that reads it: 500 records of a partition at a poll. */
final class FakeLog extends MockConsumer<byte[], byte[]> {

    static final Topics TOPICS = Topics.standard();
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final int MOST = 500;

    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records =
            new HashMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private Runnable beforePoll = () -> {};
    private int polls;

    FakeLog() {
        super("earliest");
    }

    /** The log as the gateway knows it; it opens no consumer here. */
    static WebLog webLog() {
        return new WebLog("localhost:1", Map.of(), TOPICS);
    }

    static Reply reply(String contact, int number) {
        return new Reply(
                contact + "-" + number, "request", "web:shop:" + contact, "Hi", NOW, Map.of());
    }

    void approve(int partition, String contact, int number) {
        append(TOPICS.replies(), partition, reply(contact, number));
    }

    void send(int partition, String contact, int number) {
        append(
                TOPICS.deliveries(),
                partition,
                new DeliveryEvent(
                        contact + "-" + number,
                        null,
                        "web:shop:" + contact,
                        DeliveryStatus.SENT,
                        null,
                        NOW,
                        null,
                        false));
    }

    /** Replies to somebody else. */
    void fill(int partition, int count) {
        byte[] key = "whatsapp:shop:1".getBytes(UTF_8);
        for (int i = 0; i < count; i++) {
            append(TOPICS.replies().name(), partition, key, new byte[0]);
        }
    }

    /** Deletes the topics, and makes them anew. */
    void makeAnew() {
        records.clear();
        positions.replaceAll((partition, position) -> 0L);
    }

    /** After the last of {@code replies}. */
    long end(int partition) {
        return of(new TopicPartition(TOPICS.replies().name(), partition)).size();
    }

    void beforePoll(Runnable then) {
        beforePoll = then;
    }

    int polls() {
        return polls;
    }

    private <E extends Event> void append(Topic<E> topic, int partition, E event) {
        byte[] key = event.conversationId().getBytes(UTF_8);
        append(topic.name(), partition, key, topic.serde().toBytes(event));
    }

    private void append(String topic, int partition, byte[] key, byte[] value) {
        List<ConsumerRecord<byte[], byte[]>> log = of(new TopicPartition(topic, partition));
        log.add(new ConsumerRecord<>(topic, partition, log.size(), key, value));
    }

    private List<ConsumerRecord<byte[], byte[]>> of(TopicPartition partition) {
        return records.computeIfAbsent(partition, id -> new ArrayList<>());
    }

    @Override
    public synchronized void assign(Collection<TopicPartition> partitions) {
        super.assign(partitions);
        positions.keySet().retainAll(partitions);
    }

    @Override
    public synchronized void seek(TopicPartition partition, long offset) {
        positions.put(partition, offset);
    }

    @Override
    public synchronized long position(TopicPartition partition) {
        return positions.getOrDefault(partition, 0L);
    }

    @Override
    public synchronized Map<TopicPartition, Long> beginningOffsets(
            Collection<TopicPartition> partitions, Duration timeout) {
        return partitions.stream().collect(Collectors.toMap(id -> id, id -> 0L));
    }

    @Override
    public synchronized Map<TopicPartition, Long> endOffsets(
            Collection<TopicPartition> partitions, Duration timeout) {
        return partitions.stream().collect(Collectors.toMap(id -> id, id -> (long) of(id).size()));
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        polls++;
        beforePoll.run();
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> found = new HashMap<>();
        for (TopicPartition partition : assignment()) {
            List<ConsumerRecord<byte[], byte[]>> log = of(partition);
            int from = (int) Math.min(position(partition), log.size());
            int to = Math.min(log.size(), from + MOST);
            if (to > from) {
                found.put(partition, List.copyOf(log.subList(from, to)));
                positions.put(partition, (long) to);
            }
        }
        return new ConsumerRecords<>(found, Map.of());
    }

    /** It goes on: whoever opens a consumer next gets this one too. */
    @Override
    public void close(CloseOptions options) {}
}

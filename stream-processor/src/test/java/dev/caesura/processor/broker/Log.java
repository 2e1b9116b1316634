package dev.caesura.processor.broker;

import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What is on the topics, read as a read_committed consumer sees it. */
final class Log {

    private final String bootstrapServers;
    private final Topics topics = Topics.standard();

    Log(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** A message, and when the broker appended it. */
    private record Arrival(String messageId, long at) {}

    /** The bursts that the log of messages holds: parted where a pause is longer than the gap. */
    Set<List<String>> expected(Duration gap) {
        Map<String, List<Arrival>> conversations = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : read(topics.messages().name())) {
            if (record.value() != null) {
                InboundMessage message = topics.messages().serde().fromBytes(record.value());
                conversations
                        .computeIfAbsent(message.conversationId(), id -> new ArrayList<>())
                        .add(new Arrival(message.messageId(), record.timestamp()));
            }
        }
        Set<List<String>> bursts = new HashSet<>();
        conversations.values().forEach(arrivals -> part(arrivals, gap, bursts));
        return bursts;
    }

    private static void part(List<Arrival> arrivals, Duration gap, Set<List<String>> bursts) {
        List<String> burst = new ArrayList<>();
        long last = arrivals.get(0).at();
        for (Arrival arrival : arrivals) {
            if (arrival.at() - last > gap.toMillis()) {
                bursts.add(List.copyOf(burst));
                burst.clear();
            }
            burst.add(arrival.messageId());
            last = arrival.at();
        }
        bursts.add(burst);
    }

    /** What was asked for, request by request. */
    List<List<String>> asked() {
        return requests().stream()
                .map(request -> request.messages().stream().map(InboundMessage::messageId).toList())
                .toList();
    }

    /** The messages that no request has, each with what became of it, and where it lies. */
    List<String> unasked() {
        Set<String> asked = new HashSet<>();
        asked().forEach(asked::addAll);
        Map<String, String> outcomes = new TreeMap<>();
        read(topics.outcomes())
                .forEach(
                        outcome ->
                                outcome.ofMessages()
                                        .forEach(
                                                id ->
                                                        outcomes.merge(
                                                                id,
                                                                outcome.outcome()
                                                                        + " "
                                                                        + outcome.reason(),
                                                                (a, b) -> a + ", " + b)));
        List<String> unasked = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : read(topics.messages().name())) {
            if (record.value() != null) {
                InboundMessage message = topics.messages().serde().fromBytes(record.value());
                if (!asked.contains(message.messageId())) {
                    unasked.add(
                            "no request has "
                                    + message.messageId()
                                    + " of "
                                    + message.conversationId()
                                    + " at "
                                    + record.partition()
                                    + "@"
                                    + record.offset()
                                    + ", arrived "
                                    + record.timestamp()
                                    + ": "
                                    + outcomes.getOrDefault(
                                            message.messageId(), "no outcome either"));
                }
            }
        }
        return unasked;
    }

    List<ReplyRequest> requests() {
        return read(topics.replyRequests());
    }

    <E extends Event> List<E> read(Topic<E> topic) {
        return read(topic.name()).stream()
                .map(record -> topic.serde().fromBytes(record.value()))
                .toList();
    }

    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }
}

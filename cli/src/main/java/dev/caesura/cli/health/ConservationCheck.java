package dev.caesura.cli.health;

import dev.caesura.cli.cluster.Cluster;
import dev.caesura.cli.terminal.ProgressBar;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.serde.Json;
import dev.caesura.schemas.topic.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Checks that every message has exactly one outcome.
 *
 * <p>It reads one partition of {@code messages} and of {@code outcomes} after the other, always
 * from the one that is behind in time, so that a message and its outcome are read close together
 * and only messages that are being answered have to be held.
 */
final class ConservationCheck {

    /** Outcomes near the start may be of messages before it. */
    private static final Duration LEAD = Duration.ofHours(1);

    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String messages;
    private final String outcomes;
    private final Instant since;
    private final Balance balance;

    private ConservationCheck(
            KafkaConsumer<byte[], byte[]> consumer, Cluster cluster, Instant since, Instant until) {
        this.consumer = consumer;
        this.messages = cluster.topics().messages().name();
        this.outcomes = cluster.topics().outcomes().name();
        this.since = since;
        this.balance = new Balance(since, until);
    }

    /**
     * Checks the messages between two times.
     *
     * @throws IllegalStateException if too many have no outcome yet to hold them all
     */
    static ConservationResult run(Cluster cluster, Instant since, Instant until) {
        Map<String, Object> config = cluster.client();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (var consumer =
                        new KafkaConsumer<>(
                                config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                ProgressBar bar = new ProgressBar("Conservation")) {
            return new ConservationCheck(consumer, cluster, since, until).check(bar);
        }
    }

    private ConservationResult check(ProgressBar bar) {
        int partitions = consumer.partitionsFor(messages).size();
        for (int partition = 0; partition < partitions; partition++) {
            bar.at(partition, partitions);
            read(new TopicPartition(messages, partition), new TopicPartition(outcomes, partition));
            balance.endOfPartition();
        }
        return balance.result();
    }

    private void read(TopicPartition inbound, TopicPartition ledger) {
        List<TopicPartition> both = List.of(inbound, ledger);
        consumer.assign(both);
        seek(inbound, since.minus(LEAD));
        seek(ledger, since);
        Map<TopicPartition, Long> ends = consumer.endOffsets(both);
        Map<TopicPartition, Long> readUpTo = new HashMap<>();
        while (true) {
            List<TopicPartition> open =
                    both.stream().filter(p -> consumer.position(p) < end(ends, p)).toList();
            if (open.isEmpty()) {
                return;
            }
            consumer.pause(both);
            consumer.resume(List.of(behind(open, readUpTo)));
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                readUpTo.put(partition, record.timestamp());
                if (record.offset() < end(ends, partition)) {
                    take(record);
                }
            }
        }
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return Objects.requireNonNull(ends.get(partition));
    }

    private static TopicPartition behind(
            List<TopicPartition> open, Map<TopicPartition, Long> readUpTo) {
        return open.stream()
                .min(Comparator.comparingLong(p -> readUpTo.getOrDefault(p, Long.MIN_VALUE)))
                .orElseThrow();
    }

    private void seek(TopicPartition partition, Instant from) {
        OffsetAndTimestamp found =
                consumer.offsetsForTimes(Map.of(partition, from.toEpochMilli())).get(partition);
        if (found == null) {
            consumer.seekToEnd(List.of(partition));
        } else {
            consumer.seek(partition, found.offset());
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.headers().lastHeader(Headers.FENCE) != null && record.value() == null) {
            return;
        }
        Instant at = Instant.ofEpochMilli(record.timestamp());
        JsonNode value = json(record.value());
        boolean message = record.topic().equals(messages);
        String id = value.path(message ? "messageId" : "id").asString("");
        if (id.isEmpty() || record.key() == null) {
            balance.unreadable();
            return;
        }
        String conversation = new String(record.key(), StandardCharsets.UTF_8);
        if (message) {
            if (isMessage(value)) {
                balance.message(conversation, id, at);
            }
        } else if (isOutcomeOfMessages(value)) {
            idsOf(value, id).forEach(one -> balance.outcome(conversation, one, at));
        }
    }

    /** An edit, a deletion or a typing notice has no outcome of its own. */
    private static boolean isMessage(JsonNode value) {
        return value.path("kind").asString("message").equals("message");
    }

    /** A correction is a second record about a message that has its outcome. */
    private static boolean isOutcomeOfMessages(JsonNode value) {
        return value.path("subject").asString("").equalsIgnoreCase(Outcome.Subject.MESSAGE.name())
                && !Reason.of(value.path("reason").asString(""))
                        .map(Reason::corrects)
                        .orElse(false);
    }

    private static List<String> idsOf(JsonNode outcome, String first) {
        List<String> ids = new ArrayList<>();
        outcome.path("messageIds").forEach(one -> ids.add(one.asString("")));
        return ids.isEmpty() ? List.of(first) : ids;
    }

    /** Only the ids matter here: any other fault of a record is the processor's business. */
    private static JsonNode json(byte @Nullable [] value) {
        try {
            return Json.mapper().readTree(value == null ? new byte[0] : value);
        } catch (JacksonException e) {
            return Json.mapper().missingNode();
        }
    }
}

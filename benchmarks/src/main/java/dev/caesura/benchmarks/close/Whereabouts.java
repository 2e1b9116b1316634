package dev.caesura.benchmarks.close;

import dev.caesura.benchmarks.topology.CommittedRecords;
import dev.caesura.benchmarks.topology.RunTopics;
import dev.caesura.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Everybody's position on each partition, to find out who stands still: the system under test
 * (messages that it has not read), a transaction (requests that are written and not stable), or the
 * reader (requests that are stable and not read).
 */
final class Whereabouts {

    private final Admin admin;
    private final String group;
    private final Topics topics;
    private final CommittedRecords reader;

    Whereabouts(Admin admin, String group, Topics topics, CommittedRecords reader) {
        this.admin = admin;
        this.group = group;
        this.topics = topics;
        this.reader = reader;
    }

    /** One sentence on each partition. */
    String tell() {
        try {
            String messages = topics.messages().name();
            String requests = topics.replyRequests().name();
            Map<TopicPartition, OffsetAndMetadata> read =
                    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
            Map<Integer, Long> written = ends(messages, IsolationLevel.READ_UNCOMMITTED);
            Map<Integer, Long> high = ends(requests, IsolationLevel.READ_UNCOMMITTED);
            Map<Integer, Long> stable = ends(requests, IsolationLevel.READ_COMMITTED);
            StringBuilder told = new StringBuilder();
            for (int partition = 0; partition < RunTopics.PARTITIONS; partition++) {
                OffsetAndMetadata offset = read.get(new TopicPartition(messages, partition));
                told.append(
                        ("partition %d: %,d of %,d messages read,"
                                        + " requests up to %,d written, to %,d stable, to %,d seen; ")
                                .formatted(
                                        partition,
                                        offset == null ? 0 : offset.offset(),
                                        written.get(partition),
                                        high.get(partition),
                                        stable.get(partition),
                                        reader.position(partition)));
            }
            return told.toString();
        } catch (ExecutionException e) {
            return "how far everybody is could not be found out: " + e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private Map<Integer, Long> ends(String topic, IsolationLevel isolation)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (int partition = 0; partition < RunTopics.PARTITIONS; partition++) {
            wanted.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        Map<Integer, Long> ends = new HashMap<>();
        admin.listOffsets(wanted, new ListOffsetsOptions(isolation))
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
        return ends;
    }
}

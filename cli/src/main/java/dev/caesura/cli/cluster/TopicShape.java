package dev.caesura.cli.cluster;

import dev.caesura.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Compares the topics' numbers of partitions and copies with those that the user expects. */
final class TopicShape {

    private final Admin admin;

    TopicShape(Admin admin) {
        this.admin = admin;
    }

    /**
     * Adds a sentence to {@code differences} for each topic that has another number; -1 expects
     * nothing.
     */
    void compare(
            Topics topics,
            int partitions,
            short replication,
            Map<String, List<String>> differences) {
        if (partitions < 0 && replication < 0) {
            return;
        }
        Stream.concat(topics.typed().stream().map(t -> t.name()), Stream.of(topics.deadLetters()))
                .forEach(
                        name -> {
                            TopicDescription topic = describe(name);
                            if (topic != null) {
                                List<String> lines = compare(topic, partitions, replication);
                                if (!lines.isEmpty()) {
                                    differences
                                            .computeIfAbsent(name, n -> new ArrayList<>())
                                            .addAll(lines);
                                }
                            }
                        });
    }

    private static List<String> compare(TopicDescription topic, int partitions, short replication) {
        List<String> lines = new ArrayList<>();
        int has = topic.partitions().size();
        if (partitions >= 0 && has != partitions) {
            lines.add("has " + has + " partitions, not " + partitions);
        }
        int copies = topic.partitions().get(0).replicas().size();
        if (replication >= 0 && copies != replication) {
            lines.add("has " + copies + " copies of each partition, not " + replication);
        }
        return lines;
    }

    private @Nullable TopicDescription describe(String name) {
        try {
            return admin.describeTopics(List.of(name)).allTopicNames().get().get(name);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return null; // Reported as missing already.
            }
            throw new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while waiting for the broker", e);
        }
    }
}

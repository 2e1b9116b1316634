package dev.caesura.processor.topology;

import dev.caesura.processor.mapping.OwnMessages;
import dev.caesura.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks whether a team's own topic can take the place of {@code messages}. */
final class OwnTopicCheck {

    private static final Logger log = LoggerFactory.getLogger(OwnTopicCheck.class);

    private OwnTopicCheck() {}

    static void require(Map<String, Object> clientSettings, Topics topics, OwnMessages<?, ?> own) {
        String topic = own.topic();
        try (Admin admin = Admin.create(Map.copyOf(clientSettings))) {
            requirePartitions(admin, topics, topic);
            requireKept(admin, topic);
        }
    }

    /** A draft of partition 7 must find a task that reads partition 7 of both. */
    private static void requirePartitions(Admin admin, Topics topics, String own) {
        int partitions = partitions(admin, own);
        List<String> others = new ArrayList<>();
        for (String name :
                List.of(
                        topics.replyDrafts().name(),
                        topics.deliveries().name(),
                        topics.commands().name())) {
            int found = partitions(admin, name);
            if (found != partitions) {
                others.add(name + " has " + found);
            }
        }
        if (!others.isEmpty()) {
            throw new IllegalStateException(
                    own
                            + " has "
                            + partitions
                            + " partitions, "
                            + String.join(", ", others)
                            + ": all need the same number (caesura topics create --partitions "
                            + partitions
                            + ")");
        }
    }

    private static int partitions(Admin admin, String topic) {
        try {
            Collection<TopicDescription> described =
                    answer(admin.describeTopics(List.of(topic)).allTopicNames()).values();
            return described.iterator().next().partitions().size();
        } catch (UnknownTopicOrPartitionException e) {
            throw new IllegalStateException("There is no topic " + topic, e);
        }
    }

    private static void requireKept(Admin admin, String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config settings;
        try {
            settings =
                    answer(admin.describeConfigs(List.of(resource)).all())
                            .values()
                            .iterator()
                            .next();
        } catch (AuthorizationException e) {
            log.warn(
                    "Without DescribeConfigs on {}, nothing checks that it is not compacted, and"
                            + " whose clock sets its timestamps",
                    topic);
            return;
        }
        if (settings.get(TopicConfig.CLEANUP_POLICY_CONFIG)
                .value()
                .contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            throw new IllegalStateException(
                    topic
                            + " is compacted: it keeps only the last message of a burst. Messages"
                            + " need "
                            + TopicConfig.CLEANUP_POLICY_CONFIG
                            + "=delete");
        }
        if (!settings.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)
                .value()
                .equals("LogAppendTime")) {
            log.warn(
                    "{} uses its producers' timestamps ({}=CreateTime): where their clocks differ"
                            + " by more than the grace, a burst may be cut",
                    topic,
                    TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
        }
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka
                    ? kafka
                    : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while asking the brokers", e);
        }
    }
}

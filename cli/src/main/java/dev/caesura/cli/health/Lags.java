package dev.caesura.cli.health;

import dev.caesura.cli.cluster.Cluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Asks the brokers for the lags of consumer groups. */
final class Lags {

    private final Admin admin;

    Lags(Admin admin) {
        this.admin = admin;
    }

    /**
     * The unread records of a group.
     *
     * @param byTopic their number by topic; all of a topic if it never committed there
     * @param unread the first unread offset of each partition that has more
     * @param waiting the number of records from there on
     * @param known whether it ever committed anything
     */
    record Of(
            List<Lag> byTopic,
            Map<TopicPartition, Long> unread,
            Map<TopicPartition, Long> waiting,
            boolean known) {}

    /** A group's lag on each of these topics. */
    Of of(String group, List<String> topics) {
        Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
        Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (TopicPartition partition : partitions(topics)) {
            earliest.put(partition, OffsetSpec.earliest());
            latest.put(partition, OffsetSpec.latest());
        }
        var begins = Cluster.await(admin.listOffsets(earliest).all());
        var ends = Cluster.await(admin.listOffsets(latest).all());
        Map<String, Long> records = new TreeMap<>();
        Map<TopicPartition, Long> unread = new HashMap<>();
        Map<TopicPartition, Long> waiting = new HashMap<>();
        ends.forEach(
                (partition, end) -> {
                    OffsetAndMetadata read = committed.get(partition);
                    long begin = Objects.requireNonNull(begins.get(partition)).offset();
                    long from = read == null ? begin : Math.max(begin, read.offset());
                    records.merge(partition.topic(), end.offset() - from, Long::sum);
                    if (end.offset() > from) {
                        unread.put(partition, from);
                        waiting.put(partition, end.offset() - from);
                    }
                });
        int members = members(group);
        List<Lag> byTopic =
                records.entrySet().stream()
                        .map(topic -> new Lag(group, members, topic.getKey(), topic.getValue()))
                        .toList();
        return new Of(byTopic, unread, waiting, !committed.isEmpty());
    }

    private List<TopicPartition> partitions(List<String> topics) {
        List<TopicPartition> all = new ArrayList<>();
        Cluster.await(admin.describeTopics(topics).allTopicNames())
                .values()
                .forEach(
                        topic ->
                                topic.partitions()
                                        .forEach(
                                                p ->
                                                        all.add(
                                                                new TopicPartition(
                                                                        topic.name(),
                                                                        p.partition()))));
        return all;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        try {
            return Cluster.await(
                    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        } catch (GroupIdNotFoundException e) {
            return Map.of();
        }
    }

    private int members(String group) {
        try {
            var found = Cluster.await(admin.describeConsumerGroups(List.of(group)).all());
            return Objects.requireNonNull(found.get(group)).members().size();
        } catch (GroupIdNotFoundException e) {
            return 0;
        }
    }
}

package dev.caesura.cli.health;

import dev.caesura.cli.cluster.Cluster;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** Reads the data for a diagnosis from a cluster. */
final class Examination {

    /** A rebalance after a lost instance takes less time, and so does a model's answer. */
    private static final Duration STANDS_AFTER = Duration.ofMinutes(2);

    private static final String PROCESSOR_ID = "caesura.processor.application-id";
    private static final String DEFAULT_PROCESSOR_ID = "caesura-processor";

    private final Cluster cluster;
    private final Topics topics;
    private final Instant since;
    private final Instant now = Instant.now();

    Examination(Cluster cluster, Instant since) {
        this.cluster = cluster;
        this.topics = cluster.topics();
        this.since = since;
    }

    ConservationResult conservation(Duration olderThan) {
        return ConservationCheck.run(cluster, since, now.minus(olderThan));
    }

    Diagnosis diagnose(
            Duration olderThan,
            @Nullable ConservationResult conservation,
            List<ServiceState> services) {
        try (Admin admin = cluster.admin();
                Heads heads = new Heads(cluster)) {
            Map<String, List<String>> differences = new TopicSetup(admin, topics).check();
            refuseIfMissing(differences);
            LedgerScan ledger = new LedgerScan();
            TurnScan turns = new TurnScan();
            cluster.read(
                    allButMessages(),
                    Start.at(since),
                    entry -> {
                        ledger.add(entry);
                        turns.add(entry);
                    });
            List<Lags.Of> groups = groups(new Lags(admin));
            return new Diagnosis(
                    since,
                    now,
                    ledger.totals(),
                    turns.stuckBefore(now.minus(olderThan)),
                    ledger.duplicates(),
                    groups.stream().flatMap(group -> group.byTopic().stream()).toList(),
                    standstills(heads, groups, shorter(olderThan)),
                    heads.clocks(admin, topics.messages().name()),
                    differences,
                    conservation,
                    services);
        }
    }

    private static Duration shorter(Duration olderThan) {
        return olderThan.compareTo(STANDS_AFTER) < 0 ? olderThan : STANDS_AFTER;
    }

    /** Partitions whose first unread record is old: their group does not read there. */
    private List<Standstill> standstills(Heads heads, List<Lags.Of> groups, Duration olderThan) {
        List<Standstill> found = new ArrayList<>();
        for (Lags.Of group : groups) {
            heads.firstFrom(group.unread())
                    .forEach(
                            (partition, written) -> {
                                if (!written.isAfter(now.minus(olderThan))) {
                                    found.add(
                                            new Standstill(
                                                    group.byTopic().get(0).group(),
                                                    partition.topic(),
                                                    partition.partition(),
                                                    group.waiting().getOrDefault(partition, 0L),
                                                    written));
                                }
                            });
        }
        found.sort(Comparator.comparing(Standstill::topic).thenComparingInt(Standstill::partition));
        return found;
    }

    private void refuseIfMissing(Map<String, List<String>> differences) {
        differences.forEach(
                (topic, lines) -> {
                    if (lines.contains("is missing")) {
                        throw new IllegalStateException(
                                "There is no topic "
                                        + topic
                                        + "; create it with caesura topics create");
                    }
                });
    }

    private List<String> allButMessages() {
        return Stream.concat(
                        topics.typed().stream().map(topic -> topic.name()),
                        Stream.of(topics.deadLetters()))
                .filter(name -> !name.equals(topics.messages().name()))
                .toList();
    }

    private List<Lags.Of> groups(Lags lags) {
        Object processor = cluster.settings().getOrDefault(PROCESSOR_ID, DEFAULT_PROCESSOR_ID);
        return List.of(
                lags.of(
                        processor.toString(),
                        List.of(
                                topics.messages().name(),
                                topics.replyDrafts().name(),
                                topics.deliveries().name(),
                                topics.commands().name())),
                lags.of(
                        topics.prefix() + "sender-requests",
                        List.of(topics.replyRequests().name())),
                lags.of(topics.prefix() + "sender-replies", List.of(topics.replies().name())));
    }
}

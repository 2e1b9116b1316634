package dev.caesura.cli.health;

import dev.caesura.cli.cluster.Cluster;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** Reads from a cluster what a diagnosis needs. */
final class Examination {

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
            Duration olderThan, @Nullable ConservationResult conservation, @Nullable Spool spool) {
        try (Admin admin = cluster.admin()) {
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
            return new Diagnosis(
                    since,
                    ledger.totals(),
                    turns.stuckBefore(now.minus(olderThan)),
                    ledger.duplicates(),
                    lags(new Lags(admin)),
                    differences,
                    conservation,
                    spool);
        }
    }

    private void refuseIfMissing(Map<String, List<String>> differences) {
        differences.forEach(
                (topic, lines) -> {
                    if (lines.contains("is missing")) {
                        throw new IllegalStateException(
                                "There is no topic " + topic + "; caesura topics create makes it");
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

    private List<Lag> lags(Lags lags) {
        Object processor = cluster.settings().getOrDefault(PROCESSOR_ID, DEFAULT_PROCESSOR_ID);
        List<Lag> all =
                new ArrayList<>(
                        lags.of(
                                processor.toString(),
                                List.of(
                                        topics.messages().name(),
                                        topics.replyDrafts().name(),
                                        topics.deliveries().name(),
                                        topics.commands().name())));
        all.addAll(
                lags.of(
                        topics.prefix() + "sender-requests",
                        List.of(topics.replyRequests().name())));
        all.addAll(lags.of(topics.prefix() + "sender-replies", List.of(topics.replies().name())));
        return all;
    }
}

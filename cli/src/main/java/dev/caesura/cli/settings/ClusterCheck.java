package dev.caesura.cli.settings;

import dev.caesura.cli.cluster.Cluster;
import dev.caesura.cli.cluster.KafkaOptions;
import dev.caesura.cli.cluster.TopicAdvice;
import dev.caesura.cli.terminal.CommandException;
import dev.caesura.cli.terminal.Counted;
import dev.caesura.schemas.topic.TopicSetup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.SupportedVersionRange;
import org.apache.kafka.common.KafkaException;

/**
 * Checks a configuration's requirements of a cluster: brokers that answer, their version, topics.
 */
final class ClusterCheck {

    /**
     * The feature level of Kafka 4.0 (4.0-IV0), the oldest that Caesura runs on: <a
     * href="https://kafka.apache.org/documentation/#upgrade">Kafka's list of metadata versions</a>.
     */
    private static final int KAFKA_4_0 = 22;

    private static final String FEATURE = "metadata.version";

    private final List<String> problems;
    private final List<String> told;

    ClusterCheck(List<String> problems, List<String> told) {
        this.problems = problems;
        this.told = told;
    }

    void run(Cluster cluster, Map<String, Object> settings) {
        if (!settings.containsKey(KafkaOptions.BOOTSTRAP_SERVERS)) {
            problems.add(
                    "No brokers are set: caesura.bootstrap-servers, CAESURA_BOOTSTRAP_SERVERS or"
                            + " --bootstrap-servers; --offline asks none.");
            return;
        }
        try {
            cluster.run(
                    reached -> {
                        try (Admin admin = reached.admin()) {
                            brokers(admin, settings);
                            version(admin);
                            topics(new TopicSetup(admin, reached.topics()));
                        }
                        return 0;
                    });
        } catch (CommandException e) {
            problems.add(e.getMessage() + ".");
        } catch (KafkaException e) {
            problems.add("The brokers refuse: " + e.getMessage());
        }
    }

    private void brokers(Admin admin, Map<String, Object> settings) {
        int nodes = Cluster.await(admin.describeCluster().nodes()).size();
        told.add(
                Counted.of(nodes, "broker answers", "brokers answer")
                        + " at "
                        + settings.get(KafkaOptions.BOOTSTRAP_SERVERS)
                        + ".");
    }

    private void version(Admin admin) {
        var features = Cluster.await(admin.describeFeatures().featureMetadata());
        Optional<Integer> level =
                Optional.ofNullable(features.supportedFeatures().get(FEATURE))
                        .map(SupportedVersionRange::maxVersion)
                        .map(Short::intValue);
        if (level.isEmpty()) {
            told.add("The brokers do not report their version of Kafka; 4.0 or later is needed.");
        } else if (level.get() < KAFKA_4_0) {
            problems.add(
                    "The brokers are older than Kafka 4.0, which is the oldest supported version.");
        } else {
            told.add("The brokers are Kafka 4.0 or later (metadata version " + level.get() + ").");
        }
    }

    private void topics(TopicSetup setup) {
        Map<String, List<String>> differences = setup.check();
        differences.forEach(
                (topic, lines) -> lines.forEach(line -> problems.add(topic + " " + line)));
        problems.addAll(TopicAdvice.of(differences));
        if (differences.isEmpty()) {
            told.add("The topics are as they should be.");
        }
    }
}

package dev.caesura.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.Uuid;

/**
 * Three real Kafka brokers on loopback that form one cluster, each a process that can be stopped,
 * killed and started again.
 *
 * <p>Every topic, including Kafka's own, has three copies, and a write counts once two have it:
 * with any one broker gone, nothing is lost and everything goes on. Each broker is a controller as
 * well.
 */
public final class EmbeddedCluster implements AutoCloseable {

    private static final int BROKERS = 3;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    private static final Map<String, String> SAFE_WITH_ONE_GONE =
            Map.of(
                    "default.replication.factor", "3",
                    "min.insync.replicas", "2",
                    "offsets.topic.replication.factor", "3",
                    "transaction.state.log.replication.factor", "3",
                    "transaction.state.log.min.isr", "2",
                    "share.coordinator.state.topic.replication.factor", "3",
                    "share.coordinator.state.topic.min.isr", "2");

    private final List<EmbeddedBroker> brokers = new ArrayList<>();

    private EmbeddedCluster(Map<String, String> settings) {
        List<Integer> free = FreePorts.take(2 * BROKERS);
        List<Member.Ports> ports =
                IntStream.range(0, BROKERS)
                        .mapToObj(i -> new Member.Ports(free.get(2 * i), free.get(2 * i + 1)))
                        .toList();
        String clusterId = Uuid.randomUuid().toString();
        for (int id = 1; id <= BROKERS; id++) {
            EmbeddedBroker.Builder builder =
                    EmbeddedBroker.builder().member(new Member(id, clusterId, ports));
            SAFE_WITH_ONE_GONE.forEach(builder::setting);
            settings.forEach(builder::setting);
            brokers.add(builder.build());
        }
    }

    /**
     * A started cluster with temporary folders, on free ports.
     *
     * @param settings further broker settings, by Kafka's names, for all three
     * @throws IllegalStateException if it does not answer within 120 s
     */
    public static EmbeddedCluster startTemporary(Map<String, String> settings) {
        EmbeddedCluster cluster = new EmbeddedCluster(settings);
        try {
            cluster.brokers.forEach(EmbeddedBroker::launch);
            cluster.brokers.forEach(EmbeddedBroker::awaitAnswer);
            cluster.awaitAll();
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    /** The addresses to which clients connect: all brokers. */
    public String bootstrapServers() {
        return brokers.stream()
                .map(EmbeddedBroker::bootstrapServers)
                .collect(Collectors.joining(","));
    }

    /** One of the brokers, by its node id: 1, 2 or 3. */
    public EmbeddedBroker broker(int nodeId) {
        return brokers.get(nodeId - 1);
    }

    /**
     * Waits until all brokers are part of the cluster and have all copies up to date, as after one
     * was started again: only then can the next broker go.
     *
     * @throws IllegalStateException if they have not within 60 s
     */
    public void awaitInSync() {
        await(
                "have their copies up to date",
                admin -> {
                    Set<String> names =
                            admin.listTopics(new ListTopicsOptions().listInternal(true))
                                    .names()
                                    .get();
                    return admin.describeTopics(names).allTopicNames().get().values().stream()
                            .flatMap(topic -> topic.partitions().stream())
                            .allMatch(copies -> copies.isr().size() == copies.replicas().size());
                });
    }

    private void awaitAll() {
        await("form a cluster", admin -> admin.describeCluster().nodes().get().size() == BROKERS);
    }

    /** A question for the cluster. */
    private interface Question {
        boolean holds(Admin admin) throws ExecutionException, InterruptedException;
    }

    private void await(String what, Question question) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        try (Admin admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            while (!question.holds(admin)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "The brokers did not "
                                    + what
                                    + " within "
                                    + START_LIMIT.toSeconds()
                                    + " s");
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The cluster does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the cluster", e);
        }
    }

    /** Stops all brokers, and removes their data. */
    @Override
    public void close() {
        brokers.forEach(EmbeddedBroker::terminate);
        brokers.forEach(EmbeddedBroker::close);
    }
}

package dev.caesura.benchmarks.restart;

import dev.caesura.benchmarks.Workspace;
import dev.caesura.benchmarks.load.Backlog;
import dev.caesura.benchmarks.load.Traffic;
import dev.caesura.benchmarks.peer.Peer;
import dev.caesura.benchmarks.peer.PeerProcess;
import dev.caesura.benchmarks.peer.Setup;
import dev.caesura.benchmarks.topology.CommittedRecords;
import dev.caesura.benchmarks.topology.Progress;
import dev.caesura.benchmarks.topology.RunTopics;
import dev.caesura.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.springframework.util.FileSystemUtils;

/** Many open bursts, the processors that hold them, and bursts that close all the while. */
final class Scene implements AutoCloseable {

    /** Long enough that none of the many bursts ends meanwhile. */
    private static final Duration GAP = Duration.ofHours(2);

    private static final Duration AGO = Duration.ofMinutes(5);
    private static final Duration REST = Duration.ofSeconds(3);

    /** The share of one core below which an instance has nothing left to catch up with. */
    private static final double AT_REST = 0.2;

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final String bootstrapServers;
    private final Admin admin;
    private final Workspace workspace;
    private final String run;
    private final Map<String, String> settings;
    private final Traffic traffic;
    private final Path folder;
    private final RunTopics topics;
    private final Backlog input;
    private final List<PeerProcess> instances = new ArrayList<>();

    Scene(
            String bootstrapServers,
            Admin admin,
            Workspace workspace,
            String run,
            int open,
            Map<String, String> settings)
            throws Exception {
        this.bootstrapServers = bootstrapServers;
        this.admin = admin;
        this.workspace = workspace;
        this.run = run;
        this.settings = settings;
        this.traffic = Traffic.simple(open, open, System.currentTimeMillis() - AGO.toMillis());
        this.folder = Files.createTempDirectory("caesura-bench");
        this.topics = new RunTopics(admin, setup("").topics());
        topics.createForThePast();
        this.input = new Backlog(bootstrapServers, setup("").topics(), Duration.ofMillis(5));
        workspace.say("%s: writing %,d messages".formatted(run, traffic.messages()));
        input.write(traffic, workspace);
    }

    /** Starts an instance; one of the same name has the same state folder. */
    PeerProcess instance(String name) throws IOException {
        PeerProcess process =
                PeerProcess.start(
                        Peer.CAESURA,
                        setup(name),
                        workspace.folder().resolve(run + "-" + name + ".log"),
                        PeerProcess.LARGE_HEAP);
        instances.add(process);
        return process;
    }

    /** Waits until everything is read, and the instance has nothing more to do. */
    void awaitRest(PeerProcess process) throws InterruptedException, ExecutionException {
        String topic = setup("").topics().messages().name();
        new Progress(admin, run, topic, process, workspace).awaitCommitted(traffic.messages());
        Duration before;
        Duration after = process.cpu();
        do {
            before = after;
            LockSupport.parkNanos(REST.toNanos());
            after = process.cpu();
        } while (after.minus(before).toNanos() > REST.toNanos() * AT_REST);
    }

    /**
     * Kills an instance, and waits until bursts close again on all of its partitions.
     *
     * @param name the instance's name
     * @param then the action right after the kill
     * @return the seconds that each partition took
     */
    List<Double> kill(PeerProcess process, String name, Callable<PeerProcess> then)
            throws Exception {
        try (Ticker ticker = new Ticker(input);
                CommittedRecords requests =
                        new CommittedRecords(
                                bootstrapServers, setup("").topics().replyRequests().name())) {
            ticker.start();
            secondsUntilClosed(requests, 0, allPartitions());
            Set<Integer> stopped = partitionsOf(name);
            workspace.say(run + ": killing the owner of partitions " + stopped);
            int sent = ticker.sent();
            process.kill();
            long start = System.nanoTime();
            then.call();
            Map<Integer, Long> closed = secondsUntilClosed(requests, sent, stopped);
            return closed.values().stream().map(at -> (at - start) / 1e9).sorted().toList();
        }
    }

    /**
     * The time at which a burst of a message sent after that one first closed on each partition.
     */
    private Map<Integer, Long> secondsUntilClosed(
            CommittedRecords requests, int after, Set<Integer> partitions) {
        Map<Integer, Long> closed = new HashMap<>();
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (!closed.keySet().containsAll(partitions)) {
            for (ConsumerRecord<byte[], byte[]> request : requests.poll()) {
                String conversation = new String(request.key(), StandardCharsets.UTF_8);
                if (Ticker.numberOf(conversation) > after) {
                    closed.putIfAbsent(request.partition(), System.nanoTime());
                }
            }
            if (System.nanoTime() > limit) {
                throw new IllegalStateException(
                        run
                                + ": after "
                                + LIMIT.toMinutes()
                                + " min no burst has closed on all of "
                                + partitions
                                + ", only on "
                                + closed.keySet());
            }
        }
        closed.keySet().retainAll(partitions);
        return closed;
    }

    private Set<Integer> allPartitions() {
        Set<Integer> all = new HashSet<>();
        for (int partition = 0; partition < RunTopics.PARTITIONS; partition++) {
            all.add(partition);
        }
        return all;
    }

    private Set<Integer> partitionsOf(String name) throws InterruptedException, ExecutionException {
        KafkaFuture<ConsumerGroupDescription> group =
                Objects.requireNonNull(
                        admin.describeConsumerGroups(List.of(run)).describedGroups().get(run));
        return group.get().members().stream()
                .filter(member -> member.clientId().startsWith(name))
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .map(TopicPartition::partition)
                .collect(Collectors.toSet());
    }

    private Setup setup(String name) {
        Map<String, String> own = new HashMap<>(settings);
        own.put("client.id", name);
        return new Setup(
                bootstrapServers, run, new Topics(run + "."), folder.resolve(name), GAP, own);
    }

    @Override
    public void close() throws Exception {
        input.close();
        instances.forEach(PeerProcess::kill);
        topics.delete(run);
        FileSystemUtils.deleteRecursively(folder);
    }
}

package dev.caesura.benchmarks.close;

import dev.caesura.benchmarks.Workspace;
import dev.caesura.benchmarks.load.Backlog;
import dev.caesura.benchmarks.load.Traffic;
import dev.caesura.benchmarks.peer.Peer;
import dev.caesura.benchmarks.peer.PeerProcess;
import dev.caesura.benchmarks.peer.Setup;
import dev.caesura.benchmarks.topology.CommittedRecords;
import dev.caesura.benchmarks.topology.Input;
import dev.caesura.benchmarks.topology.Progress;
import dev.caesura.benchmarks.topology.RunTopics;
import dev.caesura.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;
import org.springframework.util.FileSystemUtils;

/** Sets up the measurement: topics, a system under test, traffic, and a reader. */
final class Scene {

    private static final Duration GAP = Duration.ofSeconds(5);
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration REST_LIMIT = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** From an account's first message of a burst to its end, in {@link Traffic}. */
    private static final Duration LIFE = Duration.ofSeconds(50);

    private final String bootstrapServers;
    private final Admin admin;
    private final Workspace workspace;

    Scene(String bootstrapServers, Admin admin, Workspace workspace) {
        this.bootstrapServers = bootstrapServers;
        this.admin = admin;
        this.workspace = workspace;
    }

    Workspace workspace() {
        return workspace;
    }

    /** The bursts that begin in each second. */
    int bursts() {
        return workspace.option("bursts", 1_000);
    }

    /** The measured time. */
    Duration seconds() {
        return Duration.ofSeconds(workspace.option("seconds", 60));
    }

    /** Starts a system and its traffic, and waits for the first burst that closes. */
    Run start(Peer peer, String part, int burstsPerSecond) throws Exception {
        String run = "close-" + part + "-" + peer.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Run started = new Run(run, peer, burstsPerSecond);
        try {
            started.traffic.start();
            started.requests.awaitFirst(START_LIMIT);
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** A system under test with its traffic. */
    final class Run implements AutoCloseable {
        private final String name;
        private final Topics topics;
        private final Path state;
        private final Backlog input;
        private final SteadyTraffic traffic;
        private final PeerProcess process;
        private final CommittedRecords records;
        private final Requests requests;

        private Run(String name, Peer peer, int burstsPerSecond) throws IOException {
            this.name = name;
            topics = new Topics(name + ".");
            state = Files.createTempDirectory("caesura-bench");
            new RunTopics(admin, topics).create();
            input = new Backlog(bootstrapServers, topics, Duration.ZERO);
            traffic = new SteadyTraffic(input, burstsPerSecond);
            records = new CommittedRecords(bootstrapServers, topics.replyRequests().name());
            requests =
                    new Requests(
                            name,
                            records,
                            traffic,
                            GAP,
                            new Whereabouts(admin, name, topics, records),
                            workspace::say);
            process =
                    PeerProcess.start(
                            peer,
                            new Setup(bootstrapServers, name, topics, state, GAP, Map.of()),
                            workspace.folder().resolve(name + ".log"));
        }

        Backlog input() {
            return input;
        }

        SteadyTraffic traffic() {
            return traffic;
        }

        Requests requests() {
            return requests;
        }

        /** The size of the system's changelogs on the broker's disk. */
        long changelogBytes() throws ExecutionException, InterruptedException {
            List<Integer> brokers =
                    admin.describeCluster().nodes().get().stream().map(Node::id).toList();
            return admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
                    .flatMap(folders -> folders.values().stream())
                    .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                    .filter(replica -> isChangelog(replica.getKey().topic()))
                    .mapToLong(replica -> replica.getValue().size())
                    .sum();
        }

        private boolean isChangelog(String topic) {
            return topic.startsWith(name) && topic.endsWith("-changelog");
        }

        void say(String line) {
            workspace.say(name + ": " + line);
        }

        @Override
        public void close() throws Exception {
            traffic.close();
            input.close();
            process.close();
            records.close();
            new RunTopics(admin, topics).delete(name);
            FileSystemUtils.deleteRecursively(state);
        }
    }

    /**
     * The seconds from the start of a processor until it has read everything written while it was
     * away.
     *
     * @param messagesPerSecond that were written meanwhile
     * @throws IllegalStateException if a burst of that time is not asked for
     */
    double catchUp(Duration away, int messagesPerSecond) throws Exception {
        String run = "close-away";
        int open = (int) (messagesPerSecond * LIFE.toSeconds() / Traffic.MESSAGES);
        int bursts = (int) (messagesPerSecond * away.toSeconds() / Traffic.MESSAGES);
        long start = System.currentTimeMillis() - away.plus(LIFE.multipliedBy(3)).toMillis();
        Traffic traffic = Traffic.simple(bursts, open, start);
        Input input = Input.write(run, bootstrapServers, admin, traffic, workspace);
        Path state = Files.createTempDirectory("caesura-bench");
        Setup setup =
                new Setup(bootstrapServers, run, input.topics(), state, Traffic.GAP, Map.of());
        long began = System.nanoTime();
        try (PeerProcess process =
                PeerProcess.start(Peer.CAESURA, setup, workspace.folder().resolve(run + ".log"))) {
            String messages = input.topics().messages().name();
            long caughtUp =
                    new Progress(admin, run, messages, process, workspace)
                            .awaitCommitted(input.records())
                            .nanos();
            awaitAll(bursts, input);
            return (caughtUp - began) / 1e9;
        } finally {
            new RunTopics(admin, input.topics()).delete(run);
            FileSystemUtils.deleteRecursively(state);
        }
    }

    private void awaitAll(int bursts, Input input) throws InterruptedException, ExecutionException {
        String requests = input.topics().replyRequests().name();
        long limit = System.nanoTime() + REST_LIMIT.toNanos();
        long found = 0;
        try (CommittedRecords records = new CommittedRecords(bootstrapServers, requests)) {
            while (found < bursts) {
                found += records.count(request -> !Input.isClosing(request));
                if (System.nanoTime() > limit) {
                    throw new IllegalStateException(
                            "After catching up, %,d of %,d bursts were asked for"
                                    .formatted(found, bursts));
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }
}

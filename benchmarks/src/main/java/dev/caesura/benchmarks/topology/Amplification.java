package dev.caesura.benchmarks.topology;

import dev.caesura.benchmarks.Workspace;
import dev.caesura.benchmarks.load.Traffic;
import dev.caesura.benchmarks.peer.Peer;
import dev.caesura.benchmarks.peer.PeerProcess;
import dev.caesura.benchmarks.peer.Setup;
import dev.caesura.processor.store.StoreNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.util.FileSystemUtils;

/**
 * Counts exactly the records that Caesura writes for each message: every record of every topic and
 * changelog for a small log that it has processed to its end. Only the partitions' marks, of which
 * each commit writes one, are left out.
 */
final class Amplification {

    private static final int BURSTS = 6_000;
    private static final int OPEN = 1_000;
    private static final Duration AGO = Duration.ofHours(2);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final Admin admin;
    private final Workspace workspace;

    Amplification(String bootstrapServers, Admin admin, Workspace workspace) {
        this.bootstrapServers = bootstrapServers;
        this.admin = admin;
        this.workspace = workspace;
    }

    /**
     * Records for each message.
     *
     * @param answered whether each burst is answered
     * @throws IllegalStateException if not every burst was asked for, and answered
     */
    double recordsPerMessage(boolean answered) throws Exception {
        String run = "count-" + (answered ? "cycle" : "ask");
        Traffic traffic =
                new Traffic(
                        BURSTS,
                        OPEN,
                        answered ? 10 : 1,
                        0,
                        System.currentTimeMillis() - AGO.toMillis());
        Input input = Input.write(run, bootstrapServers, admin, traffic, answered, workspace);
        RunTopics topics = new RunTopics(admin, input.topics());
        Path state = Files.createTempDirectory("caesura-bench");
        Setup setup =
                new Setup(bootstrapServers, run, input.topics(), state, Traffic.GAP, Map.of());
        Peer peer = answered ? Peer.CAESURA_CYCLE : Peer.CAESURA;
        try {
            try (PeerProcess process =
                    PeerProcess.start(peer, setup, workspace.folder().resolve(run + ".log"))) {
                await(run, peer, input, process);
            }
            List<String> names = new ArrayList<>(topics.outputs());
            for (String internal : topics.internal(run)) {
                if (!internal.contains(StoreNames.PARTITIONS)) {
                    names.add(internal);
                }
            }
            long records = 0;
            for (String name : names) {
                records += count(name);
            }
            return (double) records / traffic.messages();
        } finally {
            topics.delete(run);
            FileSystemUtils.deleteRecursively(state);
        }
    }

    private void await(String run, Peer peer, Input input, PeerProcess process) {
        long limit = System.nanoTime() + LIMIT.toNanos();
        for (Peer.Output output : peer.outputs()) {
            long expected = (long) BURSTS * output.records();
            String topic = output.topic(input.topics());
            for (long found = count(topic); found != expected; found = count(topic)) {
                if (found > expected || System.nanoTime() > limit || !process.isAlive()) {
                    throw new IllegalStateException(
                            "%s: %,d %s instead of %,d"
                                    .formatted(run, found, output.label(), expected));
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
    }

    /** A starting task touches each store once, by a record without a value. */
    private long count(String topic) {
        try (CommittedRecords records = new CommittedRecords(bootstrapServers, topic)) {
            return records.count(record -> record.value() != null && !Input.isClosing(record));
        }
    }
}

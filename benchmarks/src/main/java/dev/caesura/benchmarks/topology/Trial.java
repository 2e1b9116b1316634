package dev.caesura.benchmarks.topology;

import dev.caesura.benchmarks.Workspace;
import dev.caesura.benchmarks.load.Content;
import dev.caesura.benchmarks.load.Traffic;
import dev.caesura.benchmarks.peer.Peer;
import dev.caesura.benchmarks.peer.PeerProcess;
import dev.caesura.benchmarks.peer.Setup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.util.FileSystemUtils;

/**
 * One system under test over one backlog, in a process of its own. After it has stopped in order,
 * its input is compared with its output.
 */
public final class Trial {

    /** In the log's time: a system that follows the time it reads may be that far behind. */
    private static final Duration BEHIND = Duration.ofSeconds(5);

    private final String bootstrapServers;
    private final Admin admin;
    private final Workspace workspace;
    private final int gigabytes;

    /**
     * Systems on a broker.
     *
     * @param gigabytes the size of a system's heap, in GB
     */
    public Trial(String bootstrapServers, Admin admin, Workspace workspace, int gigabytes) {
        this.bootstrapServers = bootstrapServers;
        this.admin = admin;
        this.workspace = workspace;
        this.gigabytes = gigabytes;
    }

    /**
     * A system's results.
     *
     * @param throughput messages per second
     * @param cpuMicros microseconds of its CPU per message
     * @param heapBytes the live heap of its JVM at the end; 0 where it was not asked for
     * @param read the messages that it has read in all
     * @param missing outputs that have not come, of which the peer is known to lose some
     */
    public record Outcome(
            double throughput, double cpuMicros, long heapBytes, long read, long missing) {}

    /**
     * Lets the system read a backlog up to the end of the stretch, stops it, and makes sure that
     * all of its output is there.
     *
     * @throws IllegalStateException if something is missing, or was written twice
     */
    public Outcome run(String run, Peer peer, Input input, Stretch stretch) throws Exception {
        Path state = Files.createTempDirectory("caesura-bench");
        Setup setup =
                new Setup(bootstrapServers, run, input.topics(), state, Traffic.GAP, Map.of());
        RunTopics topics = new RunTopics(admin, input.topics());
        try {
            Stretch.Ends ends;
            long heap;
            try (PeerProcess process =
                    PeerProcess.start(
                            peer, setup, workspace.folder().resolve(run + ".log"), gigabytes)) {
                String messages = input.topics().messages().name();
                ends = stretch.follow(new Progress(admin, run, messages, process, workspace));
                heap = peer == Peer.CAESURA ? process.liveHeap() : 0;
            }
            Map<Integer, Long> read = read(run, input);
            long missing = check(run, peer, input, read);
            return new Outcome(
                    ends.to().throughputSince(ends.from()),
                    ends.to().cpuMicrosSince(ends.from()),
                    heap,
                    read.values().stream().mapToLong(Long::longValue).sum(),
                    missing);
        } finally {
            topics.clear(run);
            FileSystemUtils.deleteRecursively(state);
        }
    }

    /** The number of messages of each partition that the system has committed as read. */
    private Map<Integer, Long> read(String run, Input input)
            throws InterruptedException, ExecutionException {
        Map<Integer, Long> read = new TreeMap<>();
        admin.listConsumerGroupOffsets(run)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach(
                        (partition, committed) -> {
                            if (partition.topic().equals(input.topics().messages().name())) {
                                read.put(partition.partition(), committed.offset());
                            }
                        });
        read.forEach(
                (partition, offset) -> {
                    if (offset > input.content().messages(partition)) {
                        throw new IllegalStateException(
                                run
                                        + " has read the whole log before its time was over;"
                                        + " have more written");
                    }
                });
        return read;
    }

    private long check(String run, Peer peer, Input input, Map<Integer, Long> read) {
        long missing = 0;
        for (Peer.Output output : peer.outputs()) {
            Bounds bounds = bounds(peer, output, input.content(), read);
            long found = count(input, output);
            if (found > bounds.most) {
                throw new IllegalStateException(
                        "%s has written %,d %s, and should have written %,d at most"
                                .formatted(run, found, output.label(), bounds.most));
            }
            missing += Math.max(0, bounds.least - found);
            if (found < bounds.least && !peer.isKnownToLose()) {
                throw new IllegalStateException(
                        "%s has written %,d %s, and should have written %,d at least: %,d are missing"
                                .formatted(
                                        run,
                                        found,
                                        output.label(),
                                        bounds.least,
                                        bounds.least - found));
            }
        }
        return missing;
    }

    private record Bounds(long least, long most) {}

    private static Bounds bounds(
            Peer peer, Peer.Output output, Content content, Map<Integer, Long> read) {
        if (output == Peer.Output.MESSAGE) {
            long all = read.values().stream().mapToLong(Long::longValue).sum();
            return new Bounds(all, all);
        }
        long slowest = Long.MAX_VALUE;
        for (Map.Entry<Integer, Long> one : read.entrySet()) {
            slowest = Math.min(slowest, content.readUpTo(one.getKey(), one.getValue()));
        }
        long due = Traffic.GAP.plus(output.after()).toMillis();
        long least = 0;
        long most = 0;
        for (int partition = 0; partition < RunTopics.PARTITIONS; partition++) {
            long upTo = content.readUpTo(partition, read.getOrDefault(partition, 0L));
            long sure = (peer.hasOneClock() ? Math.min(slowest, upTo) : upTo) - due;
            least += content.burstsWithLastBefore(partition, sure - BEHIND.toMillis());
            most += content.burstsWithLastBefore(partition, upTo - due + BEHIND.toMillis());
        }
        return new Bounds(least * output.records(), most * output.records());
    }

    private long count(Input input, Peer.Output output) {
        try (CommittedRecords records =
                new CommittedRecords(bootstrapServers, output.topic(input.topics()))) {
            return records.count(output::counts);
        }
    }
}

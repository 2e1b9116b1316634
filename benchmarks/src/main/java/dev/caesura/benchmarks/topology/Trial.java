package dev.caesura.benchmarks.topology;

import dev.caesura.benchmarks.Workspace;
import dev.caesura.benchmarks.load.Backlog;
import dev.caesura.benchmarks.load.Chat;
import dev.caesura.benchmarks.load.Traffic;
import dev.caesura.benchmarks.peer.Peer;
import dev.caesura.benchmarks.peer.PeerProcess;
import dev.caesura.benchmarks.peer.Setup;
import dev.caesura.broker.EmbeddedBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.util.FileSystemUtils;

/**
 * One system under test over one backlog: topics of its own with the same input for all, a process
 * of its own.
 */
public final class Trial {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration LINGER = Duration.ofMillis(20);

    private final EmbeddedBroker broker;
    private final Admin admin;
    private final Workspace workspace;

    public Trial(EmbeddedBroker broker, Admin admin, Workspace workspace) {
        this.broker = broker;
        this.admin = admin;
        this.workspace = workspace;
    }

    /**
     * What a system did.
     *
     * @param throughput messages per second
     * @param cpuMicros microseconds of its CPU per message
     * @param requests what it had committed as output at the end
     */
    public record Outcome(double throughput, double cpuMicros, long requests) {}

    /**
     * The stretch of messages that is measured.
     *
     * @param from the number of messages before it
     * @param to the number of messages at its end
     */
    public record Window(long from, long to) {}

    /**
     * Has the system read a backlog up to the end of the window, and counts what it puts out.
     *
     * @param expected the outputs to wait for, if they come; 0 counts none
     */
    public Outcome run(String run, Peer peer, Traffic traffic, Window window, long expected)
            throws Exception {
        workspace.say("%s: writing %,d messages".formatted(run, traffic.messages()));
        Path state = Files.createTempDirectory("caesura-bench");
        Setup setup = new Setup(broker.bootstrapServers(), run, state, Traffic.GAP, Map.of());
        RunTopics topics = new RunTopics(admin, setup.topics());
        topics.createForThePast();
        write(setup, traffic);
        try (PeerProcess process =
                PeerProcess.start(peer, setup, workspace.folder().resolve(run + ".log"))) {
            String input = setup.topics().messages().name();
            Progress progress = new Progress(admin, run, input, process, workspace);
            Sample from = progress.lastBefore(window.from());
            Sample to = progress.awaitCommitted(window.to());
            return new Outcome(
                    to.throughputSince(from), to.cpuMicrosSince(from), requests(setup, expected));
        } finally {
            topics.delete(run);
            FileSystemUtils.deleteRecursively(state);
        }
    }

    private void write(Setup setup, Traffic traffic) {
        try (Backlog backlog = new Backlog(setup.bootstrapServers(), setup.topics(), LINGER)) {
            backlog.write(traffic, workspace);
            backlog.end(traffic);
        }
    }

    private static long requests(Setup setup, long expected) {
        String closing = new String(Chat.key(Backlog.CLOSING, ""), StandardCharsets.UTF_8);
        try (CommittedRecords requests =
                new CommittedRecords(
                        setup.bootstrapServers(), setup.topics().replyRequests().name())) {
            return requests.count(
                    record -> !new String(record.key(), StandardCharsets.UTF_8).startsWith(closing),
                    expected,
                    PATIENCE);
        }
    }
}

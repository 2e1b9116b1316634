package dev.caesura.benchmarks.close;

import dev.caesura.benchmarks.Benchmark;
import dev.caesura.benchmarks.Figure;
import dev.caesura.benchmarks.Figure.Target;
import dev.caesura.benchmarks.Plot;
import dev.caesura.benchmarks.Report;
import dev.caesura.benchmarks.Workspace;
import dev.caesura.benchmarks.load.Backlog;
import dev.caesura.benchmarks.peer.Peer;
import dev.caesura.benchmarks.peer.PeerProcess;
import dev.caesura.benchmarks.peer.Setup;
import dev.caesura.benchmarks.topology.CommittedRecords;
import dev.caesura.benchmarks.topology.RunTopics;
import dev.caesura.broker.EmbeddedBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.util.FileSystemUtils;

/**
 * How long after its deadline a burst's request is visible to whoever reads committed records,
 * under steady traffic.
 *
 * <p>The deadline is the last message's sending and the gap: the way through the producer and the
 * broker counts.
 */
public final class CloseBenchmark implements Benchmark {

    private static final Duration GAP = Duration.ofSeconds(5);
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final int WARM_UPS = 6;

    /** Later than that, and it is still catching up. */
    private static final Duration BEHIND = Duration.ofMillis(500);

    @Override
    public String name() {
        return "close";
    }

    @Override
    public String description() {
        return "from a burst's deadline to its request (bursts=1000 each second, seconds=60)";
    }

    @Override
    public Report run(Workspace workspace) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary();
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Lateness stock = measure(broker, admin, Peer.SUPPRESS, workspace);
            Lateness caesura = measure(broker, admin, Peer.CAESURA, workspace);
            Map<String, Double> bars = new LinkedHashMap<>();
            for (int percent : List.of(50, 90, 99)) {
                bars.put("p" + percent, (double) caesura.percentile(percent / 100.0));
            }
            Plot.bars(
                    workspace.folder().resolve("close.png"),
                    "From a burst's deadline to its request",
                    "ms",
                    bars);
            rows.add(row(Peer.SUPPRESS, stock));
            rows.add(row(Peer.CAESURA, caesura));
            return new Report(
                    List.of(
                            new Report.Table(
                                    "Milliseconds from deadline to request",
                                    List.of("system", "bursts", "p50", "p90", "p99", "longest"),
                                    rows)),
                    List.of(
                            figure("lateness_p50_ms", caesura.percentile(0.5), 100),
                            figure("lateness_p99_ms", caesura.percentile(0.99), 200)),
                    List.of(
                            "SessionWindows + suppress closes only because the traffic never"
                                    + " pauses: on a quiet partition it would wait for ever."));
        }
    }

    private static Lateness measure(
            EmbeddedBroker broker, Admin admin, Peer peer, Workspace workspace) throws Exception {
        String run = "close-" + peer.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Path state = Files.createTempDirectory("caesura-bench");
        Setup setup = new Setup(broker.bootstrapServers(), run, state, GAP, Map.of());
        RunTopics topics = new RunTopics(admin, setup.topics());
        topics.create();
        try (Backlog input = new Backlog(setup.bootstrapServers(), setup.topics(), Duration.ZERO);
                SteadyTraffic traffic =
                        new SteadyTraffic(input, workspace.option("bursts", 1_000));
                PeerProcess process =
                        PeerProcess.start(peer, setup, workspace.folder().resolve(run + ".log"));
                CommittedRecords requests =
                        new CommittedRecords(
                                setup.bootstrapServers(), setup.topics().replyRequests().name())) {
            traffic.start();
            awaitFirst(requests);
            warmUp(requests, run, workspace);
            workspace.say(run + ": measuring");
            return follow(requests, Duration.ofSeconds(workspace.option("seconds", 60)));
        } finally {
            topics.delete(run);
            FileSystemUtils.deleteRecursively(state);
        }
    }

    private static Lateness follow(CommittedRecords requests, Duration time) {
        Lateness lateness = new Lateness(GAP);
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            var visible = requests.poll();
            long now = System.currentTimeMillis();
            visible.forEach(request -> lateness.add(request.value(), now));
        }
        if (lateness.count() == 0) {
            throw new IllegalStateException("No burst closed in " + time.toSeconds() + " s");
        }
        return lateness;
    }

    /** Until the JVM is warm, and what lay on the topic at the start has been worked off. */
    private static void warmUp(CommittedRecords requests, String run, Workspace workspace) {
        long behind;
        int left = WARM_UPS;
        do {
            behind = follow(requests, WARM_UP).percentile(0.5);
            workspace.say(run + ": warming up, bursts close " + behind + " ms late");
        } while (--left > 0 && behind > BEHIND.toMillis());
    }

    private static void awaitFirst(CommittedRecords requests) {
        if (requests.count(any -> true, 1, START_LIMIT) == 0) {
            throw new IllegalStateException(
                    "No burst closed in "
                            + START_LIMIT.toSeconds()
                            + " s after the start; the system's log says why");
        }
    }

    private static List<String> row(Peer peer, Lateness lateness) {
        return List.of(
                peer.label(),
                "%,d".formatted(lateness.count()),
                Long.toString(lateness.percentile(0.5)),
                Long.toString(lateness.percentile(0.9)),
                Long.toString(lateness.percentile(0.99)),
                Long.toString(lateness.percentile(1)));
    }

    private static Figure figure(String name, long value, double most) {
        return new Figure(name, value, "ms", Target.atMost(most));
    }
}

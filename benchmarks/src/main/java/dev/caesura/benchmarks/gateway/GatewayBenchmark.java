package dev.caesura.benchmarks.gateway;

import dev.caesura.benchmarks.Benchmark;
import dev.caesura.benchmarks.Figure;
import dev.caesura.benchmarks.Figure.Target;
import dev.caesura.benchmarks.Report;
import dev.caesura.benchmarks.Workspace;
import dev.caesura.benchmarks.topology.Medians;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * The gateway taking signed WhatsApp webhooks that a real broker acknowledges, beside the same HTTP
 * server doing nothing.
 *
 * <p>Broker, gateway, bare server and load generator are a process each, on the same machine. The
 * two servers are called in turn, so that other work on the machine affects both.
 */
public final class GatewayBenchmark implements Benchmark {

    /** Loads of a warm-up. */
    private static final int SHORTEST_WARM_UP = 3;

    private static final int LONGEST_WARM_UP = 10;
    private static final double STILL_FASTER = 1.05;

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public String description() {
        return "webhooks per second beside the bare HTTP server, and latency at half of that load"
                + " (rounds=5, seconds=10, connections=256, conversations=20000;"
                + " memory-minutes=10 also measures memory)";
    }

    @Override
    public Report run(Workspace workspace) throws Exception {
        Sizes sizes = Sizes.of(workspace);
        try (Stage stage = Stage.set(workspace)) {
            warmUp(workspace, "bare server", () -> stage.loadBare(sizes.throughput()));
            warmUp(workspace, "gateway", () -> stage.warmGateway(sizes.throughput()));
            Rounds rounds = rounds(workspace, stage, sizes);
            int half = (int) (rounds.gatewayMedian() / 2);
            workspace.say("Half of that load: " + half + " webhooks per second");
            List<LoadResult> atHalf = new ArrayList<>();
            for (int round = 0; round < sizes.rounds(); round++) {
                atHalf.add(stage.loadGateway(sizes.at(half)).load());
            }
            List<Report.Table> tables = new ArrayList<>();
            tables.add(rounds.table());
            tables.add(latency(half, atHalf));
            List<Figure> figures = new ArrayList<>();
            figures.add(rounds.ratio(Target.atLeast(0.7)));
            figures.add(
                    Medians.figure(
                            "gateway_p99_ms",
                            "ms",
                            atHalf,
                            LoadResult::p99Millis,
                            Target.atMost(50)));
            if (sizes.memoryMinutes() > 0) {
                MemoryRun memory = MemoryRun.of(workspace, stage, sizes, half);
                tables.add(memory.table());
                figures.add(
                        new Figure(
                                "gateway_memory_growth",
                                memory.growth(),
                                "ratio",
                                Target.atMost(1.05)));
            }
            return new Report(tables, figures, notes(stage));
        }
    }

    /** Loads a server until it gets no faster: the JVM compiles frequent code as it runs. */
    private static void warmUp(Workspace workspace, String name, Callable<Measured> server)
            throws Exception {
        double best = 0;
        for (int i = 1; i <= LONGEST_WARM_UP; i++) {
            double now = server.call().perSecond();
            workspace.say(String.format(Locale.ROOT, "Warming up: %s %.0f/s", name, now));
            if (i >= SHORTEST_WARM_UP && now < best * STILL_FASTER) {
                return;
            }
            best = Math.max(best, now);
        }
    }

    private static Rounds rounds(Workspace workspace, Stage stage, Sizes sizes) throws Exception {
        List<Measured> bare = new ArrayList<>();
        List<Measured> gateway = new ArrayList<>();
        for (int i = 0; i < sizes.rounds(); i++) {
            bare.add(stage.loadBare(sizes.throughput()));
            gateway.add(stage.loadGateway(sizes.throughput()));
            workspace.say(
                    String.format(
                            Locale.ROOT,
                            "Round %d of %d: bare %.0f/s, gateway %.0f/s",
                            i + 1,
                            sizes.rounds(),
                            bare.get(i).perSecond(),
                            gateway.get(i).perSecond()));
        }
        return new Rounds(bare, gateway);
    }

    private static List<String> notes(Stage stage) {
        return List.of(
                "Broker, both servers and the load generator share this machine's cores: the broker's"
                        + " work counts against the gateway, too.",
                "Every message that was answered 200 was found on the topic; "
                        + stage.repeated()
                        + " of them twice, because the gateway spooled what Kafka was late with.");
    }

    private static Report.Table latency(int perSecond, List<LoadResult> results) {
        return new Report.Table(
                "From when a webhook was due to its answer",
                List.of("webhooks/s", "p50 ms", "p99 ms", "max ms"),
                results.stream()
                        .map(
                                result ->
                                        List.of(
                                                Integer.toString(perSecond),
                                                Rounds.oneDigit(result.p50Millis()),
                                                Rounds.oneDigit(result.p99Millis()),
                                                Rounds.oneDigit(result.maxMillis())))
                        .toList());
    }
}

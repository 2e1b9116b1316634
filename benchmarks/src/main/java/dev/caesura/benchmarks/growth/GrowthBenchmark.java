package dev.caesura.benchmarks.growth;

import dev.caesura.benchmarks.Benchmark;
import dev.caesura.benchmarks.Figure;
import dev.caesura.benchmarks.Figure.Target;
import dev.caesura.benchmarks.Plot;
import dev.caesura.benchmarks.Report;
import dev.caesura.benchmarks.Workspace;
import dev.caesura.benchmarks.load.Traffic;
import dev.caesura.benchmarks.peer.Peer;
import dev.caesura.benchmarks.topology.Medians;
import dev.caesura.benchmarks.topology.Trial;
import dev.caesura.broker.EmbeddedBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * CPU per message with a million open bursts beside ten thousand: the same stretch of messages,
 * measured when the bursts are open and the JVM is warm.
 */
public final class GrowthBenchmark implements Benchmark {

    private static final Duration AGO = Duration.ofHours(6);

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String description() {
        return "CPU per message with many open bursts beside few"
                + " (rounds=3, few=10000, many=1000000, messages=600000)";
    }

    /** One round's outcomes. */
    private record Round(Trial.Outcome few, Trial.Outcome many) {}

    @Override
    public Report run(Workspace workspace) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary();
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Trial trial = new Trial(broker, admin, workspace);
            int few = workspace.option("few", 10_000);
            int many = workspace.option("many", 1_000_000);
            List<Round> rounds = new ArrayList<>();
            for (int round = 1; round <= workspace.option("rounds", 3); round++) {
                rounds.add(
                        new Round(
                                measure(trial, workspace, few, round),
                                measure(trial, workspace, many, round)));
            }
            Map<String, Double> bars = new LinkedHashMap<>();
            bars.put(
                    "%,d open".formatted(few),
                    Medians.of(rounds, round -> round.few().cpuMicros()));
            bars.put(
                    "%,d open".formatted(many),
                    Medians.of(rounds, round -> round.many().cpuMicros()));
            Plot.bars(workspace.folder().resolve("growth.png"), "CPU per message", "µs", bars);
            return report(rounds, few, many);
        }
    }

    private static Trial.Outcome measure(Trial trial, Workspace workspace, int open, int round)
            throws Exception {
        int measured = workspace.option("messages", 600_000);
        Traffic filling = new Traffic(open, open, 0);
        // A run with few open bursts begins no earlier, for the JVM's sake.
        long from = Math.max(measured, filling.steadyFrom());
        int bursts = (int) ((from + measured) / Traffic.MESSAGES) + open;
        Traffic traffic = new Traffic(bursts, open, System.currentTimeMillis() - AGO.toMillis());
        Trial.Outcome outcome =
                trial.run(
                        "growth-" + open + "-" + round,
                        Peer.CAESURA,
                        traffic,
                        new Trial.Window(from, from + measured),
                        0);
        workspace.say("%,d open: %.1f µs of CPU per message".formatted(open, outcome.cpuMicros()));
        return outcome;
    }

    private static Report report(List<Round> rounds, int few, int many) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            rows.add(row(i + 1, few, rounds.get(i).few()));
            rows.add(row(i + 1, many, rounds.get(i).many()));
        }
        return new Report(
                List.of(
                        new Report.Table(
                                "CPU of the processor",
                                List.of("round", "open bursts", "messages/s", "µs of CPU"),
                                rows)),
                List.of(
                        new Figure(
                                "cpu_per_message_1m_vs_10k",
                                Medians.of(
                                        rounds,
                                        round ->
                                                round.many().cpuMicros() / round.few().cpuMicros()),
                                "ratio",
                                Target.atMost(1.2))),
                List.of());
    }

    private static List<String> row(int round, int open, Trial.Outcome outcome) {
        return List.of(
                Integer.toString(round),
                "%,d".formatted(open),
                "%,.0f".formatted(outcome.throughput()),
                "%.1f".formatted(outcome.cpuMicros()));
    }
}

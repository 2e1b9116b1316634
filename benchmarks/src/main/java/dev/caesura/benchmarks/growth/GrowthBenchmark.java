package dev.caesura.benchmarks.growth;

import dev.caesura.benchmarks.Benchmark;
import dev.caesura.benchmarks.Figure;
import dev.caesura.benchmarks.Figure.Target;
import dev.caesura.benchmarks.Plot;
import dev.caesura.benchmarks.Report;
import dev.caesura.benchmarks.Workspace;
import dev.caesura.benchmarks.load.Chat;
import dev.caesura.benchmarks.load.Traffic;
import dev.caesura.benchmarks.peer.Peer;
import dev.caesura.benchmarks.peer.PeerProcess;
import dev.caesura.benchmarks.topology.Input;
import dev.caesura.benchmarks.topology.Medians;
import dev.caesura.benchmarks.topology.RunTopics;
import dev.caesura.benchmarks.topology.Stretch;
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

    /** The bursts beyond the measured ones: the process reads on until it has stopped. */
    private static final int READ_MEANWHILE = 300_000;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String description() {
        return "CPU per message with many open bursts beside few"
                + " (rounds=5, few=10000, many=1000000, messages=600000)";
    }

    /** One round's outcomes. */
    private record Round(Trial.Outcome few, Trial.Outcome many) {}

    @Override
    public Report run(Workspace workspace) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startForLoad();
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Trial trial =
                    new Trial(broker.bootstrapServers(), admin, workspace, PeerProcess.LARGE_HEAP);
            int few = workspace.option("few", 10_000);
            int many = workspace.option("many", 1_000_000);
            List<Round> rounds = new ArrayList<>();
            for (int round = 1; round <= workspace.option("rounds", 5); round++) {
                rounds.add(
                        new Round(
                                measure(trial, broker, admin, workspace, few, round),
                                measure(trial, broker, admin, workspace, many, round)));
            }
            Map<String, Double> bars = new LinkedHashMap<>();
            bars.put(
                    "%,d open".formatted(few),
                    Medians.of(rounds, round -> round.few().cpuMicros()));
            bars.put(
                    "%,d open".formatted(many),
                    Medians.of(rounds, round -> round.many().cpuMicros()));
            Plot.bars(workspace.folder().resolve("growth.png"), "CPU per message", "µs", bars);
            double bytes =
                    (double)
                                    (heap(trial, broker, admin, workspace, many)
                                            - heap(trial, broker, admin, workspace, few))
                            / (many - few);
            return report(rounds, few, many, bytes);
        }
    }

    private static Trial.Outcome measure(
            Trial trial,
            EmbeddedBroker broker,
            Admin admin,
            Workspace workspace,
            int open,
            int round)
            throws Exception {
        int measured = workspace.option("messages", 600_000);
        // A run with few open bursts begins no earlier, for the JVM's sake.
        long from = Math.max(measured, Traffic.simple(open, open, 0).steadyFrom());
        int bursts = (int) ((from + measured) / Traffic.MESSAGES) + Math.max(open, READ_MEANWHILE);
        Trial.Outcome outcome =
                run(
                        trial,
                        broker,
                        admin,
                        workspace,
                        "growth-" + open + "-" + round,
                        Traffic.simple(bursts, open, begin()),
                        Stretch.ofMessages(from, measured));
        workspace.say("%,d open: %.1f µs of CPU per message".formatted(open, outcome.cpuMicros()));
        return outcome;
    }

    /** The live heap when that many bursts are open, and as many begin as close. */
    private static long heap(
            Trial trial, EmbeddedBroker broker, Admin admin, Workspace workspace, int open)
            throws Exception {
        Traffic traffic = Traffic.simple(open + READ_MEANWHILE, open, begin());
        long before = traffic.steadyFrom();
        long heap =
                run(
                                trial,
                                broker,
                                admin,
                                workspace,
                                "heap-" + open,
                                traffic,
                                Stretch.ofMessages(before, open / 10))
                        .heapBytes();
        workspace.say("%,d open: a live heap of %,d MB".formatted(open, heap >> 20));
        return heap;
    }

    private static long begin() {
        return System.currentTimeMillis() - AGO.toMillis();
    }

    private static Trial.Outcome run(
            Trial trial,
            EmbeddedBroker broker,
            Admin admin,
            Workspace workspace,
            String run,
            Traffic traffic,
            Stretch stretch)
            throws Exception {
        Input input = Input.write(run, broker.bootstrapServers(), admin, traffic, workspace);
        try {
            return trial.run("run-" + run, Peer.CAESURA, input, stretch);
        } finally {
            new RunTopics(admin, input.topics()).delete(run);
        }
    }

    private static Report report(List<Round> rounds, int few, int many, double bytes) {
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
                        Medians.figure(
                                "cpu_per_message_1m_vs_10k",
                                "ratio",
                                rounds,
                                round -> round.many().cpuMicros() / round.few().cpuMicros(),
                                Target.atMost(1.2)),
                        new Figure("bytes_per_open_burst", bytes, "bytes", Target.reported())),
                List.of(
                        "An open burst is one of two to three messages of %d bytes each."
                                .formatted(Chat.BYTES)));
    }

    private static List<String> row(int round, int open, Trial.Outcome outcome) {
        return List.of(
                Integer.toString(round),
                "%,d".formatted(open),
                "%,.0f".formatted(outcome.throughput()),
                "%.1f".formatted(outcome.cpuMicros()));
    }
}

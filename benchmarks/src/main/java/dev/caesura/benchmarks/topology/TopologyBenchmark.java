package dev.caesura.benchmarks.topology;

import static dev.caesura.benchmarks.Figure.Target.atLeast;
import static dev.caesura.benchmarks.Figure.Target.atMost;
import static dev.caesura.benchmarks.Figure.Target.reported;

import dev.caesura.benchmarks.Benchmark;
import dev.caesura.benchmarks.Figure;
import dev.caesura.benchmarks.Plot;
import dev.caesura.benchmarks.Report;
import dev.caesura.benchmarks.Workspace;
import dev.caesura.benchmarks.load.Traffic;
import dev.caesura.benchmarks.peer.Peer;
import dev.caesura.benchmarks.peer.PeerProcess;
import dev.caesura.broker.EmbeddedBroker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.admin.Admin;

/**
 * Messages per second, CPU and records for each message, of the whole topology and its peers over
 * the same backlog: as far as the request, and through the whole turn.
 *
 * <p>The systems take turns, several rounds of them, and a figure is the median of the rounds'
 * ratios: on a machine that others use too, only neighbors in time can be compared.
 */
public final class TopologyBenchmark implements Benchmark {

    private static final String REDIS_NOTE =
            "Redis is measured by what its workers have read; what its scanner has not sent by then"
                    + " is missing, and so are the bursts that the DSL's emit strategy loses.";

    @Override
    public String name() {
        return "topology";
    }

    @Override
    public String description() {
        return "messages/s, CPU and records beside pass-through, the DSL's session windows and"
                + " Redis, asked only and with answers (rounds=5, warm-up=30 and seconds=30 for"
                + " each system, open=100000, tier=ask or cycle for one of them; redis=0 and"
                + " emit=0 leave one out, flink=1 adds Flink, peers=caesura,suppress… measures only"
                + " these; ask-rate and cycle-rate say for how"
                + " many messages/s the log is written)";
    }

    /** One round's outcomes. */
    private record Round(Map<Peer, Trial.Outcome> of) {
        Trial.Outcome of(Peer peer) {
            return Objects.requireNonNull(of.get(peer));
        }
    }

    @Override
    public Report run(Workspace workspace) throws Exception {
        List<Report.Table> tables = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        try (EmbeddedBroker broker = EmbeddedBroker.startForLoad();
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            for (Tier tier : tiers(workspace)) {
                figures.add(amplification(tier, broker, admin, workspace));
                List<Round> rounds = rounds(tier, broker, admin, workspace);
                tables.add(table(tier, rounds));
                figures.addAll(figures(tier, rounds));
                plot(tier, rounds, workspace);
            }
        }
        return new Report(tables, figures, List.of(REDIS_NOTE));
    }

    private static List<Tier> tiers(Workspace workspace) {
        String only = workspace.option("tier", "");
        try {
            return only.isEmpty()
                    ? List.of(Tier.values())
                    : List.of(Tier.valueOf(only.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--set tier=" + only + ": write ask or cycle", e);
        }
    }

    private static Figure amplification(
            Tier tier, EmbeddedBroker broker, Admin admin, Workspace workspace) throws Exception {
        double records =
                new Amplification(broker.bootstrapServers(), admin, workspace)
                        .recordsPerMessage(tier == Tier.CYCLE);
        return new Figure(
                tier.label() + "_records_per_message",
                records,
                "records",
                atMost(tier == Tier.ASK ? 1.4 : 3.5));
    }

    private static List<Round> rounds(
            Tier tier, EmbeddedBroker broker, Admin admin, Workspace workspace) throws Exception {
        Duration warmUp = Duration.ofSeconds(workspace.option("warm-up", 30));
        Duration measured = Duration.ofSeconds(workspace.option("seconds", 30));
        Input input =
                tier.write(
                        broker.bootstrapServers(),
                        admin,
                        workspace,
                        (int) warmUp.plus(measured).toSeconds());
        Trial trial = new Trial(broker.bootstrapServers(), admin, workspace, PeerProcess.HEAP);
        Stretch stretch = Stretch.ofTime(warmUp, measured);
        List<Round> rounds = new ArrayList<>();
        for (int round = 1; round <= workspace.option("rounds", 5); round++) {
            Map<Peer, Trial.Outcome> outcomes = new EnumMap<>(Peer.class);
            for (Peer peer : tier.peers(workspace, round)) {
                String run = "run-" + peer.name().toLowerCase(Locale.ROOT) + "-" + round;
                Trial.Outcome outcome = trial.run(run, peer, input, stretch);
                outcomes.put(peer, outcome);
                workspace.say(
                        "%s: %,.0f messages/s, %.1f µs of CPU each"
                                .formatted(run, outcome.throughput(), outcome.cpuMicros()));
            }
            rounds.add(new Round(outcomes));
        }
        new RunTopics(admin, input.topics()).delete(tier.label());
        return rounds;
    }

    private static void plot(Tier tier, List<Round> rounds, Workspace workspace)
            throws IOException {
        Map<String, Double> bars = new LinkedHashMap<>();
        for (Peer peer : tier.peers(workspace, 2)) {
            bars.put(peer.label(), Medians.of(rounds, round -> round.of(peer).throughput()));
        }
        Plot.bars(
                workspace.folder().resolve("topology-" + tier.label() + ".png"),
                "Bursts of three, exactly once, two threads: " + tier.title(),
                "messages/s",
                bars);
    }

    private static Report.Table table(Tier tier, List<Round> rounds) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            String round = Integer.toString(i + 1);
            rounds.get(i)
                    .of()
                    .forEach(
                            (peer, outcome) ->
                                    rows.add(
                                            List.of(
                                                    round,
                                                    peer.label(),
                                                    "%,.0f".formatted(outcome.throughput()),
                                                    "%.1f".formatted(outcome.cpuMicros()),
                                                    "%,d".formatted(outcome.read()),
                                                    "%,d".formatted(outcome.missing()))));
        }
        return new Report.Table(
                tier.title() + ", the same backlog for each",
                List.of("round", "system", "messages/s", "µs of CPU", "read", "missing"),
                rows);
    }

    /** The figures whose peer was measured. */
    private static List<Figure> figures(Tier tier, List<Round> rounds) {
        ToDoubleFunction<Trial.Outcome> speed = Trial.Outcome::throughput;
        ToDoubleFunction<Trial.Outcome> cpu = Trial.Outcome::cpuMicros;
        Ratios ratios = new Ratios(tier, rounds, new ArrayList<>());
        Peer pass = tier.passThrough();
        if (tier == Tier.CYCLE) {
            ratios.add("cycle_vs_stock_same_features", Peer.STOCK_CYCLE, speed, atLeast(3));
            ratios.add("cycle_cpu_vs_stock_same_features", Peer.STOCK_CYCLE, cpu, reported());
            ratios.add("cycle_vs_passthrough", pass, speed, reported());
            ratios.add("cycle_cpu_vs_passthrough", pass, cpu, reported());
            return ratios.figures();
        }
        ratios.add("ask_vs_passthrough", pass, speed, atLeast(0.45));
        ratios.add("ask_cpu_vs_passthrough", pass, cpu, atMost(2.6));
        ratios.add("ask_vs_suppress_json", Peer.SUPPRESS, speed, atLeast(3.5));
        ratios.add("ask_vs_suppress_bytes", Peer.SUPPRESS_BYTES, speed, atLeast(2.2));
        ratios.add("ask_vs_redis", Peer.REDIS, speed, atLeast(3));
        ratios.add("ask_vs_flink", Peer.FLINK, speed, atLeast(1.8));
        ratios.add("ask_cpu_vs_flink", Peer.FLINK, cpu, atMost(1.2));
        Map<Peer, Trial.Outcome> first = rounds.get(0).of();
        Trial.Outcome lossy = first.get(Peer.EMIT_ON_CLOSE);
        if (lossy != null) {
            ratios.figures()
                    .add(
                            new Figure(
                                    "lost_by_emit_strategy",
                                    100.0 * lossy.missing() * Traffic.MESSAGES / lossy.read(),
                                    "% of bursts",
                                    reported()));
        }
        return ratios.figures();
    }

    /** Caesura's measurements divided by a peer's. */
    private record Ratios(Tier tier, List<Round> rounds, List<Figure> figures) {
        void add(
                String name,
                Peer other,
                ToDoubleFunction<Trial.Outcome> measure,
                Figure.Target target) {
            Map<Peer, Trial.Outcome> measured = rounds.get(0).of();
            if (measured.containsKey(tier.caesura()) && measured.containsKey(other)) {
                figures.add(
                        Medians.figure(
                                name,
                                "ratio",
                                rounds,
                                round ->
                                        measure.applyAsDouble(round.of(tier.caesura()))
                                                / measure.applyAsDouble(round.of(other)),
                                target));
            }
        }
    }
}

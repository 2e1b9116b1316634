package dev.caesura.benchmarks.topology;

import static dev.caesura.benchmarks.Figure.Target.atLeast;
import static dev.caesura.benchmarks.Figure.Target.atMost;

import dev.caesura.benchmarks.Benchmark;
import dev.caesura.benchmarks.Figure;
import dev.caesura.benchmarks.Figure.Target;
import dev.caesura.benchmarks.Plot;
import dev.caesura.benchmarks.Report;
import dev.caesura.benchmarks.Workspace;
import dev.caesura.benchmarks.load.Traffic;
import dev.caesura.benchmarks.peer.Peer;
import dev.caesura.broker.EmbeddedBroker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.admin.Admin;

/**
 * Messages per second and CPU per message of the whole topology and its peers, over the same
 * backlog.
 *
 * <p>The systems take turns, several rounds of them, and a figure is the median of the rounds'
 * ratios: on a machine that others use too, neighbours in time are what can be compared.
 */
public final class TopologyBenchmark implements Benchmark {

    /** The log ends this long ago, so that no time in it is in the future. */
    private static final Duration AGO = Duration.ofHours(6);

    private static final String REDIS_NOTE =
            "Redis is measured by what its workers have read; its scanner may be far behind them,"
                    + " and what it has not sent within 30 s is missing under 'out'.";

    @Override
    public String name() {
        return "topology";
    }

    @Override
    public String description() {
        return "messages/s and CPU beside pass-through, the DSL's session windows and Redis"
                + " (rounds=3, bursts=300000, open=100000; flink=1 adds Flink)";
    }

    @Override
    public Report run(Workspace workspace) throws Exception {
        Traffic traffic =
                new Traffic(
                        workspace.option("bursts", 300_000),
                        workspace.option("open", 100_000),
                        System.currentTimeMillis() - AGO.toMillis());
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary();
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            List<Map<Peer, Trial.Outcome>> rounds = new ArrayList<>();
            Trial trial = new Trial(broker, admin, workspace);
            for (int round = 1; round <= workspace.option("rounds", 3); round++) {
                rounds.add(round(trial, round, traffic, workspace));
            }
            plot(rounds, workspace);
            return new Report(
                    List.of(table(rounds)), figures(rounds, traffic), List.of(REDIS_NOTE));
        }
    }

    private static Map<Peer, Trial.Outcome> round(
            Trial trial, int round, Traffic traffic, Workspace workspace) throws Exception {
        Map<Peer, Trial.Outcome> outcomes = new EnumMap<>(Peer.class);
        for (Peer peer : peers(workspace)) {
            String run = peer.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + round;
            long expected = peer == Peer.PASS_THROUGH ? traffic.messages() : traffic.bursts();
            // The first half opens the bursts, and warms the JVM up.
            Trial.Window window =
                    new Trial.Window(
                            Math.max(traffic.messages() / 2, traffic.steadyFrom()),
                            traffic.steadyTo());
            Trial.Outcome outcome = trial.run(run, peer, traffic, window, expected);
            outcomes.put(peer, outcome);
            workspace.say(
                    "%s: %,.0f messages/s, %.1f µs of CPU each"
                            .formatted(run, outcome.throughput(), outcome.cpuMicros()));
        }
        return outcomes;
    }

    private static Set<Peer> peers(Workspace workspace) {
        Set<Peer> peers = EnumSet.allOf(Peer.class);
        if (workspace.option("flink", 0) == 0) {
            peers.remove(Peer.FLINK);
        }
        return peers;
    }

    private static void plot(List<Map<Peer, Trial.Outcome>> rounds, Workspace workspace)
            throws IOException {
        Map<String, Double> bars = new LinkedHashMap<>();
        for (Peer peer : peers(workspace)) {
            bars.put(peer.label(), Medians.of(rounds, round -> of(round, peer).throughput()));
        }
        Plot.bars(
                workspace.folder().resolve("topology.png"),
                "Bursts of three, exactly once, two threads",
                "messages/s",
                bars);
    }

    private static Report.Table table(List<Map<Peer, Trial.Outcome>> rounds) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            String round = Integer.toString(i + 1);
            rounds.get(i)
                    .forEach(
                            (peer, outcome) ->
                                    rows.add(
                                            List.of(
                                                    round,
                                                    peer.label(),
                                                    "%,.0f".formatted(outcome.throughput()),
                                                    "%.1f".formatted(outcome.cpuMicros()),
                                                    "%,d".formatted(outcome.requests()))));
        }
        return new Report.Table(
                "The same backlog for each",
                List.of("round", "system", "messages/s", "µs of CPU", "out"),
                rows);
    }

    private static List<Figure> figures(List<Map<Peer, Trial.Outcome>> rounds, Traffic traffic) {
        ToDoubleFunction<Trial.Outcome> speed = Trial.Outcome::throughput;
        ToDoubleFunction<Trial.Outcome> cpu = Trial.Outcome::cpuMicros;
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("throughput_vs_stock", rounds, Peer.SUPPRESS, speed, atLeast(3)));
        figures.add(
                figure(
                        "throughput_vs_passthrough",
                        rounds,
                        Peer.PASS_THROUGH,
                        speed,
                        atLeast(0.6)));
        figures.add(figure("cpu_vs_passthrough", rounds, Peer.PASS_THROUGH, cpu, atMost(2)));
        figures.add(figure("throughput_vs_redis", rounds, Peer.REDIS, speed, atLeast(3)));
        if (rounds.get(0).containsKey(Peer.FLINK)) {
            figures.add(figure("throughput_vs_flink", rounds, Peer.FLINK, speed, atLeast(1.5)));
        }
        figures.add(
                new Figure(
                        "lost_by_emit_strategy",
                        Medians.of(
                                rounds,
                                round ->
                                        traffic.bursts()
                                                - of(round, Peer.EMIT_ON_CLOSE).requests()),
                        "bursts of " + traffic.bursts(),
                        Target.reported()));
        return figures;
    }

    private static Figure figure(
            String name,
            List<Map<Peer, Trial.Outcome>> rounds,
            Peer other,
            ToDoubleFunction<Trial.Outcome> measure,
            Target target) {
        double ratio =
                Medians.of(
                        rounds,
                        round ->
                                measure.applyAsDouble(of(round, Peer.CAESURA))
                                        / measure.applyAsDouble(of(round, other)));
        return new Figure(name, ratio, "ratio", target);
    }

    private static Trial.Outcome of(Map<Peer, Trial.Outcome> round, Peer peer) {
        return Objects.requireNonNull(round.get(peer));
    }
}

package dev.caesura.benchmarks.close;

import dev.caesura.benchmarks.Benchmark;
import dev.caesura.benchmarks.Figure;
import dev.caesura.benchmarks.Figure.Target;
import dev.caesura.benchmarks.Plot;
import dev.caesura.benchmarks.Report;
import dev.caesura.benchmarks.Workspace;
import dev.caesura.benchmarks.peer.Peer;
import dev.caesura.broker.EmbeddedBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * The time from a burst's deadline until its request is visible to readers of committed records:
 * under steady traffic, at the highest rate that the processor keeps up with, and beside one
 * conversation that writes without end; and the time for an hour's backlog.
 *
 * <p>The deadline is the last message's sending time plus the gap: the path through the producer
 * and the broker counts. The benchmark waits for each burst; if one is missing, it fails.
 */
public final class CloseBenchmark implements Benchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final int WARM_UPS = 6;

    /** Above this lateness, it is still catching up. */
    private static final Duration BEHIND = Duration.ofMillis(500);

    /** It keeps up with a rate if at most one burst in a hundred is later. */
    private static final long KEPT_UP_WITH = 200;

    private static final int SETTLE_SECONDS = 5;
    private static final int RATE_SECONDS = 15;
    private static final double FASTER = 1.5;
    private static final int FINER = 2;

    private static final int HOT_A_MINUTE = 10_000;

    /**
     * The most growth from the first half to the second: the written data do not grow with the
     * flood.
     */
    private static final double MOST_GROWTH = 1.2;

    @Override
    public String name() {
        return "close";
    }

    @Override
    public String description() {
        return "from a burst's deadline to its request (bursts=1000 each second, seconds=60;"
                + " suppress=0 leaves the DSL out),"
                + " the highest rate, beside a flood in one conversation (flood=10000 messages a"
                + " minute), and how long an hour's backlog takes (away-minutes=60,"
                + " away-rate=1000 messages each second); part=lateness, rate, flood or away for"
                + " one of them";
    }

    @Override
    public Report run(Workspace workspace) throws Exception {
        Findings found = new Findings();
        try (EmbeddedBroker broker = EmbeddedBroker.startForLoad();
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            String only = workspace.option("part", "");
            for (Part part : Part.values()) {
                if (only.isEmpty() || only.equals(part.label)) {
                    part.measure(new Scene(broker.bootstrapServers(), admin, workspace), found);
                }
            }
        }
        if (found.figures.isEmpty()) {
            throw new IllegalArgumentException(
                    "--set part=" + workspace.option("part", "") + ": write one of those listed");
        }
        if (!found.bars.isEmpty()) {
            Plot.bars(
                    workspace.folder().resolve("close.png"),
                    "From a burst's deadline to its request",
                    "ms",
                    found.bars);
        }
        return new Report(
                List.of(
                        new Report.Table(
                                "Milliseconds from deadline to request",
                                List.of("system", "bursts", "p50", "p90", "p99", "longest"),
                                found.rows)),
                found.figures,
                List.of(
                        "SessionWindows + suppress closes only because the traffic never"
                                + " pauses: on a quiet partition it would wait for ever."));
    }

    private static final class Findings {
        private final List<List<String>> rows = new ArrayList<>();
        private final List<Figure> figures = new ArrayList<>();
        private final Map<String, Double> bars = new LinkedHashMap<>();

        void row(String what, Lateness lateness) {
            rows.add(
                    List.of(
                            what,
                            "%,d".formatted(lateness.count()),
                            Long.toString(lateness.percentile(0.5)),
                            Long.toString(lateness.percentile(0.9)),
                            Long.toString(lateness.percentile(0.99)),
                            Long.toString(lateness.percentile(1))));
        }

        void figure(String name, double value, String unit, Target target) {
            figures.add(new Figure(name, value, unit, target));
        }
    }

    private enum Part {
        LATENESS("lateness") {
            @Override
            void measure(Scene scene, Findings found) throws Exception {
                Duration time = scene.seconds();
                if (scene.workspace().option("suppress", 1) > 0) {
                    try (Scene.Run run = scene.start(Peer.SUPPRESS, label(), scene.bursts())) {
                        warmUp(run);
                        found.row(Peer.SUPPRESS.label(), run.requests().measure(time));
                    }
                }
                try (Scene.Run run = scene.start(Peer.CAESURA, label(), scene.bursts())) {
                    warmUp(run);
                    Lateness caesura = run.requests().measure(time);
                    found.row(Peer.CAESURA.label(), caesura);
                    for (int percent : List.of(50, 90, 99)) {
                        found.bars.put("p" + percent, (double) caesura.percentile(percent / 100.0));
                    }
                    long p50 = caesura.percentile(0.5);
                    long p99 = caesura.percentile(0.99);
                    found.figure("lateness_p50_ms", p50, "ms", Target.atMost(60));
                    found.figure("lateness_p99_ms", p99, "ms", Target.atMost(120));
                }
            }
        },

        RATE("rate") {
            @Override
            void measure(Scene scene, Findings found) throws Exception {
                try (Scene.Run run = scene.start(Peer.CAESURA, label(), scene.bursts())) {
                    warmUp(run);
                    int kept = 0;
                    int rate = scene.bursts();
                    int missed = Integer.MAX_VALUE;
                    for (int left = FINER; left > 0; ) {
                        if (isKeptUpWith(run, rate, found)) {
                            kept = rate;
                        } else {
                            missed = rate;
                        }
                        left -= missed < Integer.MAX_VALUE ? 1 : 0;
                        rate =
                                missed < Integer.MAX_VALUE
                                        ? rounded((kept + missed) / 2)
                                        : rounded((int) (rate * FASTER));
                    }
                    found.figure("highest_rate", kept, "bursts/s", Target.reported());
                }
            }

            private boolean isKeptUpWith(Scene.Run run, int rate, Findings found) {
                run.traffic().rate(rate);
                run.requests().warmUp(Duration.ofSeconds(SETTLE_SECONDS));
                Lateness lateness = run.requests().measure(Duration.ofSeconds(RATE_SECONDS));
                found.row("Caesura, %,d bursts/s".formatted(rate), lateness);
                run.say("%,d bursts/s: p99 %d ms".formatted(rate, lateness.percentile(0.99)));
                return lateness.percentile(0.99) <= KEPT_UP_WITH;
            }

            private int rounded(int rate) {
                return rate / 100 * 100;
            }
        },

        FLOOD("flood") {
            @Override
            void measure(Scene scene, Findings found) throws Exception {
                int flood = scene.workspace().option("flood", HOT_A_MINUTE);
                try (Scene.Run run = scene.start(Peer.CAESURA, label(), scene.bursts())) {
                    warmUp(run);
                    Lateness lateness = new Lateness();
                    List<Long> bytes = new ArrayList<>();
                    try (Flood hot = new Flood(run.input(), flood)) {
                        hot.start();
                        run.requests().warmUp(Duration.ofSeconds(SETTLE_SECONDS));
                        bytes.add(run.changelogBytes());
                        for (int half = 0; half < 2; half++) {
                            lateness.addAll(run.requests().measure(scene.seconds().dividedBy(2)));
                            bytes.add(run.changelogBytes());
                        }
                    }
                    if (run.requests().foreign() == 0) {
                        throw new IllegalStateException(
                                "The conversation that writes without end was never asked for");
                    }
                    found.row("Caesura, others beside a flood", lateness);
                    found.figure(
                            "others_p99_ms", lateness.percentile(0.99), "ms", Target.atMost(2_000));
                    found.figure(
                            "flood_changelog_growth",
                            (double) (bytes.get(2) - bytes.get(1))
                                    / Math.max(1, bytes.get(1) - bytes.get(0)),
                            "ratio",
                            Target.atMost(MOST_GROWTH));
                }
            }
        },

        AWAY("away") {
            @Override
            void measure(Scene scene, Findings found) throws Exception {
                int minutes = scene.workspace().option("away-minutes", 60);
                int rate = scene.workspace().option("away-rate", 1_000);
                found.figure(
                        "catch_up_s",
                        scene.catchUp(Duration.ofMinutes(minutes), rate),
                        "s",
                        Target.atMost(60));
            }
        };

        private final String label;

        Part(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        abstract void measure(Scene scene, Findings found) throws Exception;

        /** Runs until the JVM is warm, and the topic's initial records have been processed. */
        static void warmUp(Scene.Run run) {
            long behind;
            int left = WARM_UPS;
            do {
                behind = run.requests().warmUp(WARM_UP).percentile(0.5);
                run.say("warming up, bursts close " + behind + " ms late");
            } while (--left > 0 && behind > BEHIND.toMillis());
        }
    }
}

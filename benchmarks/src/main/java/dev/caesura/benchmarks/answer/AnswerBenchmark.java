package dev.caesura.benchmarks.answer;

import dev.caesura.benchmarks.Benchmark;
import dev.caesura.benchmarks.Figure;
import dev.caesura.benchmarks.Figure.Target;
import dev.caesura.benchmarks.Plot;
import dev.caesura.benchmarks.Report;
import dev.caesura.benchmarks.Workspace;
import dev.caesura.benchmarks.answer.Setting.With;
import dev.caesura.processor.domain.policy.Drafting;
import dev.caesura.testkit.simulation.AnswerSimulation;
import dev.caesura.testkit.simulation.Arrival;
import dev.caesura.testkit.simulation.ModelTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

/** Runs a log of chats through the topology on a simulated clock, under several settings. */
public final class AnswerBenchmark implements Benchmark {

    /** The gap of the figures, in seconds. */
    private static final int GAP = 15;

    private static final int LONG_GAP = 30;

    /** The gaps of products of this kind, with the drafts of the presets near them. */
    private static final List<Gap> GAPS =
            List.of(
                    new Gap(5, 2, 20),
                    new Gap(8, 3, 20),
                    new Gap(GAP, 4, 20),
                    new Gap(LONG_GAP, 4, 25));

    /** A speaker who pauses for longer says something new. */
    private static final long RUN_PAUSE = Duration.ofSeconds(60).toMillis();

    /** With it, one call in twenty takes more than 2.3 times the median. */
    private static final double SIGMA = 0.5;

    private static final double PERCENT = 100;

    /**
     * A gap to try.
     *
     * @param seconds the gap
     * @param draftAfter the silence after which it is drafted early, in seconds
     * @param draftShare the part of the calls that may be made in vain, in percent
     */
    private record Gap(int seconds, int draftAfter, int draftShare) {}

    @Override
    public String name() {
        return "answer";
    }

    @Override
    public String description() {
        return "last message to answer, and what talks over the contact, on a log of chats"
                + " (file=LOG.tsv, model-seconds=13, draft-after-ms=, draft-dynamic=1,"
                + " draft-calls=3, draft-share=, seed=1, threads=2)";
    }

    @Override
    public Report run(Workspace workspace) throws Exception {
        String file = workspace.options().get("file");
        ChatLog log = ChatLog.read(file == null ? null : Path.of(file));
        List<List<String>> runs = log.runs(RUN_PAUSE);
        Map<Setting, Measured> measured = measure(log, runs, workspace);
        workspace.say("done");
        plot(measured, workspace);
        return new Report(
                List.of(table(measured, runs.size())),
                figures(measured),
                List.of(
                        "%d messages of %d dialogs in %d conversations, %d runs of several messages."
                                .formatted(
                                        log.messages().size(),
                                        log.dialogs(),
                                        log.conversations(),
                                        runs.size())));
    }

    private static Map<Setting, Measured> measure(
            ChatLog log, List<List<String>> runs, Workspace workspace) throws Exception {
        List<Arrival> arrivals = log.arrivals();
        ModelTimes model =
                ModelTimes.logNormal(
                        Duration.ofSeconds(workspace.option("model-seconds", 13)),
                        SIGMA,
                        workspace.option("seed", 1));
        ExecutorService threads =
                Executors.newFixedThreadPool(Math.max(1, workspace.option("threads", 2)));
        try {
            Map<Setting, Future<Measured>> running = new LinkedHashMap<>();
            for (Setting setting : settings(workspace)) {
                running.put(
                        setting,
                        threads.submit(
                                () ->
                                        Measured.of(
                                                setting,
                                                AnswerSimulation.run(
                                                        setting::topology, arrivals, model),
                                                runs)));
            }
            Map<Setting, Measured> measured = new LinkedHashMap<>();
            for (Map.Entry<Setting, Future<Measured>> one : running.entrySet()) {
                measured.put(one.getKey(), one.getValue().get());
                workspace.say("gap " + one.getKey().gap() + " s, " + one.getKey().with().words());
            }
            return measured;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Setting> settings(Workspace workspace) {
        List<Setting> settings = new ArrayList<>();
        for (Gap gap : GAPS) {
            Drafting drafting =
                    new Drafting(
                            Duration.ofMillis(
                                    workspace.option("draft-after-ms", 1000 * gap.draftAfter())),
                            workspace.option("draft-dynamic", 1) != 0,
                            workspace.option("draft-calls", Drafting.OFF.mostCalls()),
                            workspace.option("draft-share", gap.draftShare()) / PERCENT);
            for (With with : With.values()) {
                settings.add(new Setting(gap.seconds(), drafting, with));
            }
        }
        return settings;
    }

    private static Measured find(Map<Setting, Measured> measured, int gap, With with) {
        return measured.values().stream()
                .filter(one -> one.setting().gap() == gap && one.setting().with() == with)
                .findFirst()
                .orElseThrow();
    }

    private static List<Figure> figures(Map<Setting, Measured> measured) {
        Measured both = find(measured, GAP, With.BOTH);
        return List.of(
                figure("answer_p50_ratio", p50(measured, GAP), 0.62),
                figure("answer_p50_ratio_30s", p50(measured, LONG_GAP), 0.72),
                figure("overtaken_ratio", both.overtaken(), 0.05),
                figure("extra_calls", find(measured, GAP, With.EARLY).extraCalls(), 0.15),
                figure("split_ratio", split(measured), 1.0),
                figure("dynamic_wait_ratio", dynamicWait(measured), 0.7));
    }

    private static Figure figure(String name, double value, double atMost) {
        return new Figure(name, value, "ratio", Target.atMost(atMost));
    }

    private static double p50(Map<Setting, Measured> measured, int gap) {
        return find(measured, gap, With.BOTH).answers().waitSeconds(0.5)
                / find(measured, gap, With.NOTHING).answers().waitSeconds(0.5);
    }

    /**
     * The median wait of the dynamic gap around which as many runs fall apart as with the fixed
     * one, between those that were tried; divided by the fixed one's.
     */
    private static double dynamicWait(Map<Setting, Measured> measured) {
        Measured fixed = find(measured, GAP, With.NOTHING);
        Measured shorter = find(measured, GAPS.get(0).seconds(), With.DYNAMIC);
        for (Gap gap : GAPS) {
            Measured longer = find(measured, gap.seconds(), With.DYNAMIC);
            if (longer.apart() <= fixed.apart()) {
                double between = Math.max(1, shorter.apart() - longer.apart());
                double share = (shorter.apart() - fixed.apart()) / between;
                return (shorter.gapSeconds() + share * (longer.gapSeconds() - shorter.gapSeconds()))
                        / fixed.gapSeconds();
            }
            shorter = longer;
        }
        return shorter.gapSeconds() / fixed.gapSeconds();
    }

    /** The worst of early drafts and supersession, divided by that of neither. */
    private static double split(Map<Setting, Measured> measured) {
        double without = find(measured, GAP, With.NOTHING).apart();
        double worst = 0;
        for (With with : With.values()) {
            if (with != With.NOTHING && with != With.DYNAMIC) {
                double apart = find(measured, GAP, with).apart();
                worst = Math.max(worst, without == 0 ? 1 + apart : apart / without);
            }
        }
        return worst;
    }

    private static Report.Table table(Map<Setting, Measured> measured, int runs) {
        List<List<String>> rows =
                measured.values().stream()
                        .map(
                                one -> {
                                    var summary = one.answers().summary();
                                    return List.of(
                                            one.setting().gap() + " s",
                                            one.setting().with().words(),
                                            "" + summary.answers(),
                                            format("%.1f s", one.gapSeconds()),
                                            format("%.1f s", summary.waitSeconds()),
                                            format("%.1f s", summary.longWaitSeconds()),
                                            format("%.1f %%", 100 * one.overtaken()),
                                            format("%.1f %%", 100 * summary.whileWritingShare()),
                                            "" + summary.calls(),
                                            format("%.1f %%", 100 * summary.vainShare()),
                                            format("%.1f %%", 100.0 * one.apart() / runs));
                                })
                        .toList();
        return new Report.Table(
                "Last message to answer",
                List.of(
                        "gap",
                        "with",
                        "answers",
                        "pause",
                        "p50",
                        "p95",
                        "overtaken",
                        "while writing",
                        "calls",
                        "in vain",
                        "runs apart"),
                rows);
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static void plot(Map<Setting, Measured> measured, Workspace workspace)
            throws Exception {
        bars(
                measured,
                one -> one.answers().waitSeconds(0.5),
                "Last message to answer, median",
                "s",
                workspace.folder().resolve("answer.png"));
    }

    private static void bars(
            Map<Setting, Measured> measured,
            ToDoubleFunction<Measured> value,
            String title,
            String unit,
            Path file)
            throws Exception {
        Map<String, Double> bars = new LinkedHashMap<>();
        measured.forEach(
                (setting, one) ->
                        bars.put(
                                setting.gap() + " s " + setting.with().words(),
                                value.applyAsDouble(one)));
        Plot.bars(file, title, unit, bars);
    }
}

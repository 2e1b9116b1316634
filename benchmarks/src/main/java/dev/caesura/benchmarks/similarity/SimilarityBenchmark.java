package dev.caesura.benchmarks.similarity;

import dev.caesura.benchmarks.Benchmark;
import dev.caesura.benchmarks.Figure;
import dev.caesura.benchmarks.Figure.Target;
import dev.caesura.benchmarks.Report;
import dev.caesura.benchmarks.Workspace;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/** The similarity measure, by JMH: texts of up to 260 characters in three languages. */
public final class SimilarityBenchmark implements Benchmark {

    private static final TimeValue ITERATION = TimeValue.seconds(2);

    @Override
    public String name() {
        return "similarity";
    }

    @Override
    public String description() {
        return "one comparison, and a new text against five (iterations=5)";
    }

    @Override
    public Report run(Workspace workspace) throws Exception {
        Statistics one = measure("compare", Mode.AverageTime, workspace);
        Statistics five = measure("againstFive", Mode.SampleTime, workspace);
        return new Report(
                List.of(
                        new Report.Table(
                                "Microseconds, texts of up to %d characters"
                                        .formatted(Texts.LONGEST),
                                List.of("", "mean", "p50", "p99", "p99.9"),
                                List.of(
                                        List.of(
                                                "one comparison of prepared texts",
                                                micros(one.getMean()),
                                                "",
                                                "",
                                                ""),
                                        List.of(
                                                "a new text prepared and compared with five",
                                                micros(five.getMean()),
                                                micros(five.getPercentile(50)),
                                                micros(five.getPercentile(99)),
                                                micros(five.getPercentile(99.9)))))),
                List.of(
                        new Figure("compare_us", one.getMean(), "µs", Target.atMost(20)),
                        new Figure(
                                "against_five_p99_us",
                                five.getPercentile(99),
                                "µs",
                                Target.atMost(200))),
                List.of());
    }

    private static Statistics measure(String method, Mode mode, Workspace workspace)
            throws RunnerException {
        workspace.say(method + ": warming up and measuring, about half a minute");
        Result<?> result =
                new Runner(
                                new OptionsBuilder()
                                        .include(Comparisons.class.getName() + "." + method + "$")
                                        .mode(mode)
                                        .timeUnit(TimeUnit.MICROSECONDS)
                                        .forks(1)
                                        .warmupIterations(5)
                                        .warmupTime(ITERATION)
                                        .measurementIterations(workspace.option("iterations", 5))
                                        .measurementTime(ITERATION)
                                        .shouldFailOnError(true)
                                        .output(
                                                workspace
                                                        .folder()
                                                        .resolve("similarity-" + method + ".log")
                                                        .toString())
                                        .build())
                        .runSingle()
                        .getPrimaryResult();
        return result.getStatistics();
    }

    private static String micros(double value) {
        return "%.1f".formatted(value);
    }
}

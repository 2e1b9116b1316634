package dev.caesura.cli.run;

import dev.caesura.benchmarks.Benchmark;
import dev.caesura.benchmarks.Benchmarks;
import dev.caesura.benchmarks.Report;
import dev.caesura.benchmarks.ReportFormat;
import dev.caesura.benchmarks.Workspace;
import dev.caesura.cli.terminal.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one benchmark. */
@Command(
        name = "bench",
        description = {
            "Measures Caesura against its peers, in the same run.",
            "Without a name, lists the benchmarks."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:measured, and every target reached",
            "1:a target was not reached, or it could not be measured",
            "2:wrong usage"
        })
public final class BenchCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which one.")
    private @Nullable String name;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also writes the figures to this file, as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = "target/benchmarks",
            description = "Where plots are written (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Changes a size of the benchmark; its description names them.")
    private Map<String, String> options = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    public BenchCommand() {}

    @Override
    public Integer call() throws Exception {
        if (name == null) {
            for (Benchmark benchmark : Benchmarks.all()) {
                System.out.printf("%-12s %s%n", benchmark.name(), benchmark.description());
            }
            return 0;
        }
        Report report = named(name).run(workspace());
        System.out.print(ReportFormat.text(report));
        if (json != null) {
            Files.writeString(json, ReportFormat.json(report));
        }
        return report.figures().stream().allMatch(figure -> figure.isReached()) ? 0 : 1;
    }

    private Workspace workspace() throws Exception {
        long start = System.nanoTime();
        return new Workspace(
                Files.createDirectories(folder),
                options,
                line ->
                        System.err.printf(
                                "%4ds  %s%n",
                                Duration.ofNanos(System.nanoTime() - start).toSeconds(), line));
    }

    private static Benchmark named(String name) {
        List<Benchmark> all = Benchmarks.all();
        return all.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new CommandException(
                                        CommandException.USAGE,
                                        "There is no benchmark '"
                                                + name
                                                + "', only "
                                                + String.join(
                                                        ", ",
                                                        all.stream()
                                                                .map(Benchmark::name)
                                                                .toList())));
    }
}

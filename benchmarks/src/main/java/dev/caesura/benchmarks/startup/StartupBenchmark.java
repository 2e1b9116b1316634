package dev.caesura.benchmarks.startup;

import dev.caesura.benchmarks.Benchmark;
import dev.caesura.benchmarks.Figure;
import dev.caesura.benchmarks.Figure.Target;
import dev.caesura.benchmarks.Report;
import dev.caesura.benchmarks.Workspace;
import dev.caesura.benchmarks.startup.StartedProcess.Took;
import dev.caesura.broker.EmbeddedBroker;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Medians of several starts of a command, of services, and of the demo. */
public final class StartupBenchmark implements Benchmark {

    private static final String SPRING_IS_READY = "Started ";

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String description() {
        return "seconds until a command has ended, and until services and the demo are ready (rounds=5)";
    }

    @Override
    public Report run(Workspace workspace) throws Exception {
        int rounds = workspace.option("rounds", 5);
        List<List<String>> rows = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            String kafka = "--bootstrap-servers=" + broker.bootstrapServers();
            StartedProcess.toItsEnd("topics", "create", "--partitions=2", kafka);
            measure(
                    "command",
                    1.2,
                    rounds,
                    () -> StartedProcess.toItsEnd("topics", "check", kafka),
                    workspace,
                    rows,
                    figures);
            for (String service : List.of("gateway", "processor", "sender")) {
                measure(
                        service,
                        5,
                        rounds,
                        () -> service(service, broker, workspace),
                        workspace,
                        rows,
                        figures);
            }
        }
        measure(
                "demo",
                10,
                rounds,
                () -> StartedProcess.untilItSays("Caesura is ready", "demo", "--port=0"),
                workspace,
                rows,
                figures);
        return new Report(
                List.of(
                        new Report.Table(
                                "Medians of %d starts, seconds".formatted(rounds),
                                List.of("", "until ready", "of CPU until then"),
                                rows)),
                figures,
                List.of());
    }

    private static Took service(String name, EmbeddedBroker broker, Workspace workspace)
            throws Exception {
        var config = workspace.folder().resolve("startup-" + name + ".yml");
        Files.writeString(
                config,
                """
                caesura:
                  %s.port: 0
                  gateway.spool.directory: %s
                  processor.state-dir: %s
                  sender.generation.generator: template
                """
                        .formatted(
                                name,
                                workspace.folder().resolve("spool"),
                                workspace.folder().resolve("state")));
        return StartedProcess.untilItSays(
                SPRING_IS_READY,
                name,
                "--bootstrap-servers=" + broker.bootstrapServers(),
                "--config=" + config);
    }

    private static void measure(
            String what,
            double target,
            int rounds,
            Callable<Took> start,
            Workspace workspace,
            List<List<String>> rows,
            List<Figure> figures)
            throws Exception {
        List<Took> all = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            all.add(start.call());
            workspace.say(what + ", " + (i + 1) + " of " + rounds);
        }
        all.sort(Comparator.comparingDouble(Took::seconds));
        Took median = all.get(all.size() / 2);
        rows.add(List.of(what, seconds(median.seconds()), seconds(median.cpuSeconds())));
        figures.add(
                new Figure("startup_" + what + "_s", median.seconds(), "s", Target.atMost(target)));
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}

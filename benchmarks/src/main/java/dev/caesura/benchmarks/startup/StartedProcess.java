package dev.caesura.benchmarks.startup;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command in a JVM of its own, as the launcher runs it: with the same class archive. */
final class StartedProcess {

    private static final String MAIN = "dev.caesura.cli.Main";
    private static final List<String> SHORT =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private StartedProcess() {}

    /**
     * The cost of a start.
     *
     * @param seconds until it was ready, or had ended
     * @param cpuSeconds of all its threads up to then; 0 where the system does not report it
     */
    record Took(double seconds, double cpuSeconds) {}

    /** Runs a short command to its end. */
    static Took toItsEnd(String... command) throws IOException, InterruptedException {
        return run(SHORT, null, command);
    }

    /** Runs a service until it prints the line, and ends it. */
    static Took untilItSays(String ready, String... command)
            throws IOException, InterruptedException {
        return run(command[0].equals("demo") ? SHORT : List.of(), ready, command);
    }

    private static Took run(List<String> options, @Nullable String ready, String... command)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process =
                new ProcessBuilder(line(options, command)).redirectErrorStream(true).start();
        try (BufferedReader output =
                new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            Duration cpu = Duration.ZERO;
            String line = output.readLine();
            while (line != null && (ready == null || !line.contains(ready))) {
                cpu = process.info().totalCpuDuration().orElse(cpu);
                line = output.readLine();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            cpu = process.info().totalCpuDuration().orElse(cpu);
            if (ready != null && line == null) {
                throw new IllegalStateException(
                        String.join(" ", command) + " ended before it was ready");
            }
            return new Took(seconds, cpu.toMillis() / 1e3);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static List<String> line(List<String> options, String... command) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:SharedArchiveFile"))
                .forEach(line::add);
        line.add("-Xlog:cds=off");
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
        line.addAll(List.of(command));
        return line;
    }
}

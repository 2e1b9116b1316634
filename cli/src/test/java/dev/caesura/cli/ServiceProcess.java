package dev.caesura.cli;

import dev.caesura.broker.ParentWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One of the services as a process of its own, run by its command as an operator runs it. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

    private final Process process;

    private ServiceProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a service.
     *
     * @param log where its output is added
     * @param command the command and its options, such as {@code processor --config=…}
     */
    static ServiceProcess start(Path log, String... command) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Xmx400m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        line.add(System.getProperty("java.class.path"));
        line.add(ServiceProcess.class.getName());
        line.addAll(List.of(command));
        try {
            return new ServiceProcess(
                    new ProcessBuilder(line)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the command, and ends with the process that started it. */
    public static void main(String[] args) {
        ParentWatch.begin();
        Main.main(args);
    }

    /** Asks it to end in order (SIGTERM), as a deployment does, and waits until it has. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("The service did not end within " + STOP_LIMIT);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}

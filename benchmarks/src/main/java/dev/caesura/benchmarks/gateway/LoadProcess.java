package dev.caesura.benchmarks.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The {@link LoadGenerator} in its process. For one thread. */
final class LoadProcess implements AutoCloseable {

    private final Path log;
    private final Process process;
    private final BufferedReader results;

    private LoadProcess(Path log, Process process) {
        this.log = log;
        this.process = process;
        this.results = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts it.
     *
     * @param log the file for its error messages
     */
    static LoadProcess start(Path log) {
        List<String> command =
                ServerProcess.command(LoadGenerator.class, List.of("-Xmx512m"), List.of());
        try {
            return new LoadProcess(
                    log, new ProcessBuilder(command).redirectError(log.toFile()).start());
        } catch (IOException e) {
            throw new UncheckedIOException("The load generator can't be started", e);
        }
    }

    /**
     * Loads a server, and waits until the load is over.
     *
     * @throws IllegalStateException if the load generator failed
     */
    LoadResult run(URI server, Load load) {
        try {
            process.getOutputStream()
                    .write(
                            (LoadGenerator.order(server, load) + "\n")
                                    .getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            String result = results.readLine();
            if (result != null) {
                return JsonMapper.shared().readValue(result, LoadResult.class);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The load generator failed; see " + log, e);
        }
        throw new IllegalStateException("The load generator failed; see " + log);
    }

    /** Ends it, and waits until it is gone. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}

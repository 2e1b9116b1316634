package dev.caesura.benchmarks.sender;

import dev.caesura.benchmarks.Workspace;
import dev.caesura.sender.app.SenderApplication;
import dev.caesura.testkit.provider.ModelServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sender in a process of its own, on 512 MB of heap. */
final class SenderProcess implements AutoCloseable {

    private static final String MODEL = "caesura.sender.generation.generators.model.openai.";

    private final Process process;
    private final Path output;

    private SenderProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static SenderProcess start(
            String servers, String prefix, URI model, int inFlight, Workspace workspace)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
        command.add(SenderApplication.class.getName());
        settings(servers, prefix, model, inFlight)
                .forEach((name, value) -> command.add("--" + name + "=" + value));
        Path output = workspace.folder().resolve("sender.log");
        return new SenderProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    private static Map<String, Object> settings(
            String servers, String prefix, URI model, int inFlight) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("caesura.bootstrap-servers", servers);
        settings.put("caesura.topic-prefix", prefix);
        // A few more records than calls, so that a call follows another at once.
        settings.put("caesura.sender.lanes.in-flight", inFlight + inFlight / 10);
        settings.put("caesura.sender.lanes.threads", inFlight + inFlight / 10);
        settings.put("caesura.sender.generation.guard.concurrent-calls", inFlight);
        settings.put("caesura.sender.generation.generator", "model");
        settings.put(MODEL + "base-url", model + "/v1");
        settings.put(MODEL + "key", ModelServer.KEY);
        settings.put(MODEL + "model", "stand-in");
        settings.put("server.port", "0");
        return settings;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The file with its output. */
    Path output() {
        return output;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}

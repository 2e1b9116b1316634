package dev.caesura.sender.testing;

import dev.caesura.sender.app.SenderApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A sender in a process of its own, which can be killed. */
public final class SenderProcess implements AutoCloseable {

    private final Process process;

    private SenderProcess(Process process) {
        this.process = process;
    }

    /** Starts one; its output goes to a file of its name beside the test reports. */
    public static SenderProcess start(String name, Map<String, String> settings)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(SenderApplication.class.getName());
        settings.forEach((key, value) -> command.add("--" + key + "=" + value));
        return new SenderProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        Path.of("target", "sender-" + name + ".log").toFile()))
                        .start());
    }

    /** Kills it (SIGKILL). */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}

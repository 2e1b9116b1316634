package dev.caesura.local;

import static org.awaitility.Awaitility.await;

import dev.caesura.console.app.ConsoleApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** Another console of a demo, in a process of its own, so that its memory can be measured. */
final class ConsoleProcess implements AutoCloseable {

    private static final Pattern USED =
            Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\",[^}]*} (\\S+)");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    private ConsoleProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static ConsoleProcess start(Demo demo) {
        int port = Ports.any();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                JAVA.resolve("java").toString(),
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ConsoleApplication.class.getName()));
        Map<String, Object> settings = demo.consoleSettings();
        settings.put("server.port", port);
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Path.of("target", "console-process.log").toFile())
                            .start();
            ConsoleProcess console = new ConsoleProcess(process, Places.url(port));
            try {
                await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(console::isUp);
                return console;
            } catch (ConditionTimeoutException e) {
                console.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return address;
    }

    /** What is in use after a collection. */
    double heapMegabytes() {
        try {
            new ProcessBuilder(JAVA.resolve("jcmd").toString(), "" + process.pid(), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            Matcher used = USED.matcher(get("/actuator/prometheus"));
            double bytes = 0;
            while (used.find()) {
                bytes += Double.parseDouble(used.group(1));
            }
            return Math.round(bytes / 1e5) / 10.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean isUp() throws IOException, InterruptedException {
        return get("/actuator/health").contains("UP");
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        process.destroy();
    }
}

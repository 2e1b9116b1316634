package dev.caesura.gateway.trial;

import dev.caesura.gateway.app.GatewayApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A gateway as a process of its own, to be killed. */
public final class GatewayProcess implements AutoCloseable {

    /** One for all: each has a thread of its own, and health is asked for many times a second. */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(20))
                    .build();

    private final List<String> launcher;
    private final Map<String, Object> settings;
    private final URI address;
    private final Path log;
    private volatile Process process;

    /** Starts it; see {@link #isUp}. */
    public GatewayProcess(Map<String, Object> settings, int port, Path log) {
        this(List.of(), settings, port, log);
    }

    /**
     * Starts it by a command that starts others.
     *
     * @param launcher the command and its arguments, such as {@code nice -n 10}
     */
    public GatewayProcess(List<String> launcher, Map<String, Object> settings, int port, Path log) {
        this.launcher = List.copyOf(launcher);
        this.settings = settings;
        this.address = URI.create("http://127.0.0.1:" + port);
        this.log = log;
        this.process = launch();
        // It has no way to see that its parent was stopped.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    private Process launch() {
        List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GatewayApplication.class.getName(),
                        "--server.port=" + address.getPort()));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it with SIGKILL. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again with the same settings. */
    public void restart() {
        process = launch();
    }

    public URI address() {
        return address;
    }

    /** What it says of its health; empty text if it does not answer. */
    public String health() {
        return healthOf(address);
    }

    /** What it counts as rejected, by channel and reason. */
    public List<String> rejections() {
        return get(address.resolve("/actuator/prometheus"))
                .lines()
                .filter(line -> line.startsWith("caesura_gateway_rejections_total"))
                .toList();
    }

    public boolean isUp() {
        return health().contains("\"status\"");
    }

    /** What a gateway says of its own health, beside the framework's; empty without an answer. */
    public static String healthOf(URI gateway) {
        return get(gateway.resolve("/actuator/health"));
    }

    private static String get(URI address) {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).GET().build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}

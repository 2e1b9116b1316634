package dev.caesura.benchmarks.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a Java process of its own, on a free port of loopback. */
final class ServerProcess implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI address;
    private final Process process;
    private final Path log;

    private ServerProcess(URI address, Process process, Path log) {
        this.address = address;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it and waits for its expected health.
     *
     * @param server the class with its main method
     * @param options the JVM's options
     * @param settings its settings, as {@code --name=value}
     * @param healthy the text in its health's JSON once it is ready
     * @param log the file for its output
     * @throws IllegalStateException if it does not become ready within 60 s
     */
    static ServerProcess start(
            Class<?> server, List<String> options, List<String> settings, String healthy, Path log)
            throws InterruptedException {
        int port = freePort();
        List<String> arguments = new ArrayList<>(settings);
        arguments.add("--server.port=" + port);
        Process process = launch(server, options, arguments, log);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        ServerProcess started =
                new ServerProcess(URI.create("http://127.0.0.1:" + port), process, log);
        started.await(healthy);
        return started;
    }

    private static Process launch(
            Class<?> main, List<String> options, List<String> arguments, Path log) {
        try {
            return new ProcessBuilder(command(main, options, arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(main.getSimpleName() + " can't be started", e);
        }
    }

    /** The command of a Java process with this one's class path. */
    static List<String> command(Class<?> main, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }

    /**
     * Waits for its expected health.
     *
     * @param healthy the text that its health's JSON then contains
     * @throws IllegalStateException if it does not within 60 s; it is stopped then
     */
    void await(String healthy) throws InterruptedException {
        long deadline = System.nanoTime() + READY_LIMIT.toNanos();
        while (!read("/actuator/health").contains(healthy)) {
            if (!process.isAlive() || System.nanoTime() - deadline > 0) {
                close();
                throw new IllegalStateException(
                        "A server does not get ready; its log is in " + log);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    URI address() {
        return address;
    }

    /** The content at a path; empty if there is no answer. */
    String read(String path) throws InterruptedException {
        try {
            return CLIENT.send(
                            HttpRequest.newBuilder(address.resolve(path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * The memory that it occupies, in bytes.
     *
     * @throws IllegalStateException if the operating system does not report it
     */
    long residentBytes() {
        try {
            return Files.readAllLines(Path.of("/proc", process.pid() + "", "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException("Resident memory is read from Linux' /proc only", e);
        }
    }

    /** The CPU time that it has used so far. */
    Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The heap after a full collection, in bytes. */
    long liveHeapBytes() throws InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process asked =
                    new ProcessBuilder(jcmd, process.pid() + "", "GC.class_histogram")
                            .redirectErrorStream(true)
                            .start();
            try (BufferedReader lines = asked.inputReader()) {
                // Total      1234567      98765432
                return lines.lines()
                        .filter(line -> line.startsWith("Total"))
                        .mapToLong(line -> Long.parseLong(line.trim().split(" +")[2]))
                        .findFirst()
                        .orElseThrow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The JDK's jcmd is needed", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on loopback", e);
        }
    }
}

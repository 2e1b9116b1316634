package dev.caesura.broker;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker (KRaft) on loopback, as a child process that can be stopped, killed and
 * started again; alone, or one of an {@link EmbeddedCluster}.
 *
 * <p>It ends with the process that started it. Ports stay the same over restarts.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final long LOOK_MILLIS = 50;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Path folder;
    private final boolean temporary;
    private final Member member;
    private final String heap;
    private final String classPath;
    private final boolean forLoad;
    private final Map<String, String> settings;
    private @Nullable Process process;

    private EmbeddedBroker(Builder builder) {
        try {
            this.temporary = builder.folder == null;
            this.folder =
                    builder.folder == null
                            ? Files.createTempDirectory("caesura-broker")
                            : Files.createDirectories(builder.folder).toAbsolutePath();
            this.member = builder.member == null ? alone(builder.port) : builder.member;
        } catch (IOException e) {
            throw new UncheckedIOException("The broker's data folder can't be created", e);
        }
        this.heap = builder.heap;
        this.classPath =
                builder.classPath == null
                        ? System.getProperty("java.class.path")
                        : ownClasses() + File.pathSeparator + builder.classPath;
        this.forLoad = builder.forLoad;
        this.settings = Map.copyOf(builder.settings);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The folder or jar with the child's entry point. */
    private static Path ownClasses() {
        try {
            return Path.of(
                    BrokerProcess.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The broker's own classes can't be found", e);
        }
    }

    /** A started broker for measurements, with a temporary folder, on a free port. */
    public static EmbeddedBroker startForLoad() {
        return builder().forLoad().build().start();
    }

    /** A started broker with a temporary folder, on a free port. */
    public static EmbeddedBroker startTemporary() {
        return builder().build().start();
    }

    /** The address to which clients connect. */
    public String bootstrapServers() {
        return "127.0.0.1:" + member.own().clients();
    }

    /**
     * Starts the broker and waits until it answers.
     *
     * @throws IllegalStateException if it does not answer within 120 s; the message ends with the
     *     last lines of its log
     */
    public EmbeddedBroker start() {
        launch();
        awaitAnswer();
        return this;
    }

    /** Starts the process without waiting for it. */
    public void launch() {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException("The broker is running");
        }
        try {
            Path properties = writeProperties();
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-Xmx" + heap);
            if (!forLoad) {
                command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
            }
            command.addAll(
                    List.of(
                            "-cp",
                            classPath,
                            BrokerProcess.class.getName(),
                            properties.toString(),
                            data().toString(),
                            member.clusterId()));
            process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException("The broker can't be started", e);
        }
    }

    void awaitAnswer() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        awaitPort(deadline);
        Admin admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers(),
                                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                                100,
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                (int) START_LIMIT.toMillis()));
        try {
            var nodes = admin.describeCluster().nodes();
            while (!answers(nodes)) {
                if (!running().isAlive()) {
                    throw failure("The broker ended while it started", null);
                }
                if (System.nanoTime() > deadline) {
                    throw tooLate();
                }
            }
        } catch (ExecutionException e) {
            throw failure("The broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the broker started", e);
        } finally {
            // A caller that waits for a dead broker must not wait for its answers as well.
            admin.close(Duration.ZERO);
        }
    }

    /** A client that asks before anybody listens logs each attempt. */
    private void awaitPort(long deadline) {
        try {
            while (!isListening()) {
                if (running().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw failure("The broker ended while it started", null);
                }
                if (System.nanoTime() > deadline) {
                    throw tooLate();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the broker started", e);
        }
    }

    private boolean isListening() {
        try (Socket ignored = new Socket("127.0.0.1", member.own().clients())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private IllegalStateException tooLate() {
        return failure("The broker did not answer within " + START_LIMIT.toSeconds() + " s", null);
    }

    private static boolean answers(KafkaFuture<Collection<Node>> nodes)
            throws ExecutionException, InterruptedException {
        try {
            return !nodes.get(250, TimeUnit.MILLISECONDS).isEmpty();
        } catch (TimeoutException e) {
            return false;
        }
    }

    private IllegalStateException failure(String message, @Nullable Exception cause) {
        return new IllegalStateException(message + ":\n" + BrokerFolder.lastLines(log()), cause);
    }

    /** Asks the broker to shut down in order, without waiting for it. */
    void terminate() {
        if (process != null) {
            process.destroy();
        }
    }

    /** Asks the broker to shut down in order, and waits for it; after 20 s it is killed. */
    public void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        terminate();
        try {
            if (!running.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    /** Kills the broker (SIGKILL), as a power cut would. */
    public void kill() {
        Process running = running();
        running.destroyForcibly();
        running.onExit().join();
        process = null;
    }

    /** Stops the broker, and removes its data if they are temporary. */
    @Override
    public void close() {
        stop();
        if (temporary) {
            BrokerFolder.remove(folder);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("The broker is not running");
        }
        return process;
    }

    private Path data() {
        return folder.resolve("kafka");
    }

    private Path log() {
        return folder.resolve("broker.log");
    }

    private Member alone(int port) throws IOException {
        Path file = folder.resolve("cluster-id");
        if (!Files.exists(file)) {
            Files.writeString(file, Uuid.randomUuid().toString());
        }
        List<Integer> free = FreePorts.take(2);
        Member.Ports ports = new Member.Ports(port == 0 ? free.get(0) : port, free.get(1));
        return new Member(1, Files.readString(file).strip(), List.of(ports));
    }

    private Path writeProperties() throws IOException {
        Properties properties = new Properties();
        properties.putAll(BrokerDefaults.of(data(), member));
        properties.putAll(settings);
        Path file = folder.resolve("broker.properties");
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        return file;
    }

    /** The settings that may differ from broker to broker. */
    public static final class Builder {
        private @Nullable Path folder;
        private int port;
        private @Nullable Member member;
        private String heap = "512m";
        private @Nullable String classPath;
        private boolean forLoad;
        private final Map<String, String> settings = new LinkedHashMap<>();

        private Builder() {}

        /** The folder for the data; without it, a temporary folder that is removed at the end. */
        public Builder folder(Path value) {
            folder = value;
            return this;
        }

        /** The port for clients; 0, the default, takes a free one. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** Its place in a cluster; without it, the broker is alone. */
        Builder member(Member value) {
            member = value;
            return this;
        }

        /** The largest heap, as {@code -Xmx} takes it; {@code 512m} by default. */
        public Builder heap(String value) {
            heap = value;
            return this;
        }

        /**
         * The jars of another version of Kafka's broker, from 4.0 on, with all that they need; by
         * default it is the version on this process's class path.
         */
        public Builder classPath(String value) {
            classPath = value;
            return this;
        }

        /**
         * Runs it like a production broker, with 2 GB of heap, the JVM's own collector and its full
         * compiler. Without this, the broker starts quickly, but soon reaches its limit.
         */
        public Builder forLoad() {
            forLoad = true;
            return heap("2g");
        }

        /** Adds one of Kafka's broker settings. */
        public Builder setting(String name, String value) {
            settings.put(name, value);
            return this;
        }

        /** The broker, not yet started. */
        public EmbeddedBroker build() {
            return new EmbeddedBroker(this);
        }
    }
}

package dev.caesura.local;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.console.app.ConsoleApplication;
import dev.caesura.gateway.app.GatewayApplication;
import dev.caesura.processor.app.ProcessorApplication;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.app.SenderApplication;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;

/** All of Caesura on one machine: a real broker, the services, and pages to watch them. */
public final class Demo implements AutoCloseable {

    /** Every channel's secret and verify token in the demo. */
    public static final String SECRET = "caesura-demo";

    /** The user who can sign in to the demo's console. */
    public static final String USER = "demo";

    private static final int PASSWORD_BYTES = 9;
    private static final int PARTITIONS = 4;
    private static final int KAFKA_PORT = 9092;

    private final DemoOptions options;
    private final Steps steps;
    private final Running running = new Running();
    private final long startedAt = System.nanoTime();
    private final String password = newPassword();
    private Places places = new Places(0, 0, 0, 0);
    private String broker = "";
    private @Nullable ServiceSettings settings;

    /**
     * A demo that is not yet started.
     *
     * @param steps is told of each step
     */
    public Demo(DemoOptions options, Steps steps) {
        this.options = options;
        this.steps = steps;
    }

    /**
     * Starts everything, and returns once the page can be used.
     *
     * @throws DemoException if it can't; the started parts are ended again
     */
    public Demo start() {
        try {
            places = Places.choose(options);
            Workspace workspace = running.add(Workspace.open(options.data()));
            startBroker(workspace);
            createTopics();
            settings = new ServiceSettings(options, workspace, broker, places);
            startServices(settings);
            return this;
        } catch (RuntimeException e) {
            close();
            throw e instanceof DemoException
                    ? e
                    : new DemoException("The demo could not start: " + rootOf(e), e);
        }
    }

    /** The page's address. */
    public URI page() {
        return URI.create("http://localhost:" + places.page() + "/");
    }

    /** The console's address. */
    public URI console() {
        return URI.create("http://localhost:" + places.console() + "/");
    }

    /** The address of the processor's queries, which need {@link #SECRET}. */
    URI processor() {
        return URI.create(Places.url(places.processor()));
    }

    /** The password of {@link #USER} at the console; another one at every start. */
    public String password() {
        return password;
    }

    /** The settings for another console of this demo. */
    Map<String, Object> consoleSettings() {
        return Objects.requireNonNull(settings, "The demo is not started").console(password);
    }

    /** The broker's address, for any Kafka client. */
    public String bootstrapServers() {
        return broker;
    }

    /** Ends everything in order, and removes temporary files. */
    @Override
    public void close() {
        running.close();
    }

    private void startBroker(Workspace workspace) {
        step(
                () -> "Kafka at " + broker,
                () -> {
                    EmbeddedBroker kafka =
                            EmbeddedBroker.builder()
                                    .folder(workspace.folder("broker"))
                                    .port(Ports.from(KAFKA_PORT))
                                    .build();
                    // A kept log is closed in order; one that is removed needs no such care.
                    running.add(workspace.isTemporary() ? kafka::kill : kafka);
                    kafka.start();
                    broker = kafka.bootstrapServers();
                    return kafka;
                });
    }

    private void createTopics() {
        step(
                () -> "topics, " + PARTITIONS + " partitions each",
                () -> {
                    try (Admin admin =
                            Admin.create(
                                    Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker))) {
                        return new TopicSetup(admin, Topics.standard())
                                .create(PARTITIONS, (short) 1);
                    }
                });
    }

    /** All at once: each spends most of its start on one core. */
    private void startServices(ServiceSettings settings) {
        keepLogs();
        ExecutorService starters = Executors.newCachedThreadPool(Demo::daemon);
        try {
            List<CompletableFuture<?>> starting =
                    List.of(
                            service(
                                    starters,
                                    "processor",
                                    () -> ProcessorApplication.start(settings.processor())),
                            service(
                                    starters,
                                    "sender",
                                    () -> SenderApplication.start(settings.sender())),
                            service(
                                    starters,
                                    "gateway",
                                    () -> GatewayApplication.start(settings.gateway())),
                            service(
                                    starters,
                                    "console",
                                    () -> ConsoleApplication.start(settings.console(password))));
            starting.forEach(CompletableFuture::join);
        } finally {
            starters.shutdown();
        }
    }

    /** Each service would set up the logs of this process again, while another does the same. */
    private static void keepLogs() {
        if (System.getProperty(LoggingSystem.SYSTEM_PROPERTY) == null) {
            System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        }
    }

    private CompletableFuture<?> service(
            ExecutorService starters, String name, Supplier<? extends AutoCloseable> start) {
        return CompletableFuture.supplyAsync(
                () -> step(() -> name, () -> running.add(start.get())), starters);
    }

    private <T> T step(Supplier<String> what, Supplier<T> work) {
        long began = System.nanoTime();
        T result = work.get();
        long now = System.nanoTime();
        steps.done(what.get(), Duration.ofNanos(now - began), Duration.ofNanos(now - startedAt));
        return result;
    }

    private static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "demo-start");
        thread.setDaemon(true);
        return thread;
    }

    private static String rootOf(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null
                && (root instanceof CompletionException || root.getMessage() == null)) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}

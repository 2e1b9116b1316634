package dev.caesura.cli;

import static org.awaitility.Awaitility.await;

import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;

/** Caesura as it is deployed: each instance of each service a process, on brokers of their own. */
final class Deployment implements AutoCloseable {

    /** The longest pause inside a burst. */
    static final Duration GAP = Duration.ofSeconds(2);

    private static final int PARTITIONS = 8;

    /** What a load does to a conversation looks like a loop, and must be answered all the same. */
    private static final String SETTINGS =
            """
            caesura.bootstrap-servers=%s
            caesura.processor.policy.gap=2s
            caesura.processor.policy.max-wait=1h
            caesura.processor.policy.max-messages=1000
            caesura.processor.policy.similar-question=off
            caesura.processor.policy.duplicate-reply=off
            caesura.processor.policy.loop-quick-replies=1000000
            caesura.processor.policy.loop-same-questions=1000000
            caesura.processor.policy.loop-suppressed-replies=1000000
            caesura.processor.policy.loop-replies-per-hour=1000000
            caesura.processor.standby-replicas=1
            caesura.sender.generation.generator=template
            caesura.sender.generation.template.delay=0ms
            """;

    private final Topics topics = Topics.standard();
    private final List<ServiceProcess> services = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final String bootstrapServers;

    Deployment(Path folder, String bootstrapServers, int replication) {
        this.folder = folder;
        this.bootstrapServers = bootstrapServers;
        try (Admin admin = Admin.create(client())) {
            new TopicSetup(admin, topics).create(PARTITIONS, (short) replication);
        }
    }

    Map<String, Object> client() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }

    /**
     * Starts a processor, and waits until it is ready; one of the same name has the same state.
     *
     * @param settings further settings, one a line
     */
    ServiceProcess processor(String name, String settings) {
        return service(
                "processor",
                name,
                "caesura.processor.state-dir=" + folder.resolve(name) + "\n" + settings);
    }

    /** Starts a sender that answers from templates, and waits until it is ready. */
    ServiceProcess sender() {
        return service("sender", "sender", "");
    }

    private ServiceProcess service(String command, String name, String settings) {
        int port = freePort();
        Path config = folder.resolve(name + ".properties");
        try {
            Files.writeString(
                    config,
                    SETTINGS.formatted(bootstrapServers) + "server.port=" + port + "\n" + settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ServiceProcess service =
                ServiceProcess.start(folder.resolve(name + ".log"), command, "--config=" + config);
        services.add(service);
        await().atMost(Duration.ofMinutes(2)).until(() -> !service.isAlive() || isReady(port));
        if (!service.isAlive()) {
            throw new IllegalStateException(name + " ended; see " + folder);
        }
        return service;
    }

    private boolean isReady(int port) throws InterruptedException {
        HttpRequest health =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        try {
            return http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a command on this system. */
    CommandRun run(String... command) {
        List<String> line = new ArrayList<>(List.of(command));
        line.add("--bootstrap-servers=" + bootstrapServers);
        return CommandRun.of(line.toArray(String[]::new));
    }

    /** All events of a topic that are committed now. */
    <E extends Event> List<E> events(Topic<E> topic) {
        return entries(topic).stream()
                .map(LogEntry::event)
                .filter(topic.valueType()::isInstance)
                .map(topic.valueType()::cast)
                .toList();
    }

    /** The ids of the messages that have an outcome, once for each outcome. */
    List<String> accountedFor() {
        return events(topics.outcomes()).stream()
                .filter(outcome -> outcome.subject() == Outcome.Subject.MESSAGE)
                .map(Outcome::id)
                .toList();
    }

    /** The messages of each request that asks for the first time, by their ids. */
    List<List<String>> asked() {
        return events(topics.replyRequests()).stream()
                .filter(request -> request.attempt() == 1)
                .map(ReplyRequest::messages)
                .map(messages -> messages.stream().map(InboundMessage::messageId).toList())
                .toList();
    }

    /** The sessions that the log of messages holds: parted where a pause is longer than the gap. */
    List<List<String>> sessions() {
        Map<String, Session> last = new HashMap<>();
        List<List<String>> sessions = new ArrayList<>();
        for (LogEntry entry : entries(topics.messages())) {
            if (entry.event() instanceof InboundMessage message) {
                long at = entry.at().toEpochMilli();
                Session before = last.get(message.conversationId());
                Session session =
                        before == null || at - before.lastAt() > GAP.toMillis()
                                ? new Session(new ArrayList<>(), at)
                                : new Session(before.messageIds(), at);
                if (session.messageIds().isEmpty()) {
                    sessions.add(session.messageIds());
                }
                session.messageIds().add(message.messageId());
                last.put(message.conversationId(), session);
            }
        }
        return sessions;
    }

    private record Session(List<String> messageIds, long lastAt) {}

    private List<LogEntry> entries(Topic<?> topic) {
        List<LogEntry> entries = new ArrayList<>();
        try (LogReader reader = new LogReader(client(), topics, List.of(topic.name()))) {
            reader.readToEnd(Start.beginning(), entries::add, (passed, total) -> {});
        }
        return entries;
    }

    /** The scenario's own timeline; nothing is expected at its end. */
    static void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        services.forEach(ServiceProcess::close);
    }
}

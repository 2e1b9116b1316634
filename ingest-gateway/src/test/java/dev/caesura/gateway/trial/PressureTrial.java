package dev.caesura.gateway.trial;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Webhooks that are valid, while others do their worst: calls that stall, headers that trickle, and
 * a machine that has far more to do than it can. The gateway's README has the commands.
 */
@Tag("trial")
class PressureTrial {

    private static final Logger LOG = LoggerFactory.getLogger(PressureTrial.class);
    private static final int PER_SECOND = Integer.getInteger("caesura.test.rate", 160);
    private static final int SECONDS = Integer.getInteger("caesura.test.seconds", 40);
    private static final int WARM_UP_SECONDS = 10;
    private static final int STALLED = Integer.getInteger("caesura.test.stalled", 300);
    private static final int TRICKLED = Integer.getInteger("caesura.test.trickled", 500);
    private static final int BUSY = Integer.getInteger("caesura.test.busy", 10);
    private static final int BODY = 2_900_000;

    /**
     * Gateway and busy processes share what is left by the caller and by Kafka: what is measured is
     * how the gateway does without enough of the machine, and not how its caller does.
     */
    private static final List<String> YIELDING = List.of("nice", "-n", "5");

    private final EmbeddedBroker broker = EmbeddedBroker.startTemporary();
    private final List<Socket> hostile = new ArrayList<>();
    private final List<Process> busy = new ArrayList<>();
    private final Latencies latencies = new Latencies();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final Path log;
    private @Nullable GatewayProcess started;

    PressureTrial(@TempDir Path folder) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicSetup(admin, Topics.standard()).create(4, (short) 1);
        }
        settings.put("caesura.bootstrap-servers", broker.bootstrapServers());
        settings.put("caesura.gateway.spool.directory", folder.resolve("spool"));
        settings.put("caesura.gateway.accounts[0].channel", "generic");
        settings.put("caesura.gateway.accounts[0].account", "load");
        settings.put("caesura.gateway.accounts[0].secrets[0]", WebhookLoad.SECRET);
        settings.put("caesura.gateway.accounts[1].channel", "whatsapp");
        settings.put("caesura.gateway.accounts[1].secrets[0]", "not-theirs");
        log = folder.resolve("log");
    }

    private void start(List<String> launcher) throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            started = new GatewayProcess(launcher, settings, free.getLocalPort(), log);
        }
        await().atMost(Duration.ofMinutes(3))
                .until(() -> gateway().health().contains("messagesGoTo\":\"kafka"));
        // Its first calls load classes; what is asked here is not how it starts.
        load(WARM_UP_SECONDS);
        latencies.clear();
    }

    private GatewayProcess gateway() {
        return Objects.requireNonNull(started, "not started");
    }

    @AfterEach
    void end() throws IOException {
        // The shell below "timeout" would go on, and be busy beside the next trial.
        busy.forEach(one -> one.descendants().forEach(ProcessHandle::destroyForcibly));
        busy.forEach(Process::destroyForcibly);
        for (Socket socket : hostile) {
            socket.close();
        }
        if (started != null) {
            started.close();
        }
        broker.close();
    }

    @Test
    void shouldAnswerValidWebhooksDuringAFloodOfStalledCalls() throws Exception {
        start(List.of());
        Thread flood = new Thread(this::flood, "flood");
        flood.setDaemon(true);
        flood.start();

        load(SECONDS);

        LOG.info(
                "Flood of {} stalled and {} trickled calls: {}; {}",
                STALLED,
                TRICKLED,
                latencies,
                gateway().rejections());
        assertThat(latencies.answers().keySet()).isSubsetOf("200");
        assertThat(latencies.percentile(99)).isLessThan(Duration.ofSeconds(1));
        assertThat(gateway().health()).contains("messagesGoTo\":\"kafka");
    }

    @Test
    void shouldAnswerWithinASecondOnAnOverloadedMachine() throws Exception {
        start(YIELDING);
        for (int i = 0; i < BUSY; i++) {
            List<String> command = new ArrayList<>(YIELDING);
            command.addAll(List.of("timeout", "600", "sh", "-c", "while :; do :; done"));
            busy.add(new ProcessBuilder(command).start());
        }

        load(SECONDS);

        LOG.info("With {} busy processes: {}; {}", BUSY, latencies, gateway().rejections());
        assertThat(latencies.answers().keySet()).isSubsetOf("200", "503");
        assertThat(latencies.percentile(99)).isLessThan(Duration.ofMillis(1_500));
    }

    /**
     * Bodies that claim a signature, come in almost whole, and then stall; headers that never end.
     */
    private void flood() {
        byte[] body = new byte[BODY];
        try {
            for (int i = 0; i < Math.max(STALLED, TRICKLED); i++) {
                if (i < TRICKLED) {
                    send("POST /webhooks/whatsapp HTTP/1.1\r\nX-Slow: ", new byte[0]);
                }
                if (i < STALLED) {
                    send(
                            "POST /webhooks/whatsapp HTTP/1.1\r\nHost: x\r\n"
                                    + "X-Hub-Signature-256: sha256="
                                    + "0".repeat(64)
                                    + "\r\nContent-Length: 3000000\r\n\r\n",
                            body);
                }
            }
        } catch (IOException e) {
            LOG.info("The flood has ended: {}", e.toString());
        }
    }

    private void send(String head, byte[] body) throws IOException {
        Socket socket = new Socket("127.0.0.1", gateway().address().getPort());
        synchronized (hostile) {
            hostile.add(socket);
        }
        try {
            socket.getOutputStream().write(head.getBytes(US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
        } catch (IOException cutOff) {
            LOG.debug("Cut off", cutOff);
        }
    }

    /** Calls at a steady rate, whether those before are answered or not. */
    private void load(int seconds) throws InterruptedException {
        int calls = PER_SECOND * seconds;
        CountDownLatch open = new CountDownLatch(calls);
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
        for (int i = 0; i < calls; i++) {
            int number = i;
            clock.schedule(
                    () -> call(number, open), 1_000_000L * i / PER_SECOND, TimeUnit.MICROSECONDS);
        }
        assertThat(open.await(seconds * 3L + 60, TimeUnit.SECONDS)).isTrue();
        clock.shutdownNow();
    }

    private void call(int number, CountDownLatch open) {
        URI address = gateway().address().resolve("/webhooks/generic/load");
        String body =
                "{\"id\":\"%d\",\"contact\":\"c%d\",\"text\":\"x\"}".formatted(number, number % 97);
        long began = System.nanoTime();
        client.sendAsync(
                        HttpRequest.newBuilder(address)
                                .timeout(Duration.ofSeconds(20))
                                .header("Authorization", "Bearer " + WebhookLoad.SECRET)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .whenComplete(
                        (answer, failure) -> {
                            String text =
                                    failure == null
                                            ? Integer.toString(answer.statusCode())
                                            : failure.getClass().getSimpleName();
                            latencies.add(text, System.nanoTime() - began);
                            open.countDown();
                        });
    }
}

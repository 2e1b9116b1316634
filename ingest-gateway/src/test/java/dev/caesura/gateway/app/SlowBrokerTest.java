package dev.caesura.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.gateway.trial.GatewayProcess;
import dev.caesura.gateway.trial.WebhookLoad;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A broker that stands still, with webhooks waiting for it. */
class SlowBrokerTest {

    private static final int WAITING = 300;

    /** All that may wait for something; the event loops, of a fixed number, start as they like. */
    private static final Pattern GATEWAYS_THREADS =
            Pattern.compile("(boundedElastic|parallel|caesura|kafka).*");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void shouldKeepNoThreadBusyWithWaiting(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            TestGateway.createTopics(broker.bootstrapServers(), 1);
            Map<String, Object> settings = TestGateway.settings(broker.bootstrapServers(), folder);
            settings.put("server.port", 0);
            settings.put("caesura.gateway.acknowledge-within", "60s");
            settings.put("caesura.gateway.answer-within", "70s");
            try (ConfigurableApplicationContext gateway = GatewayApplication.start(settings)) {
                String port = gateway.getEnvironment().getProperty("local.server.port");
                URI address = URI.create("http://127.0.0.1:" + port);
                await().atMost(Duration.ofSeconds(40))
                        .until(() -> GatewayProcess.healthOf(address).contains("\"kafka\""));
                assertThat(post(address, 0, WebhookLoad.SECRET).join()).isEqualTo(200);

                signal("STOP");
                List<CompletableFuture<Integer>> waiting;
                try {
                    Set<String> before = threads();
                    waiting =
                            IntStream.rangeClosed(1, WAITING)
                                    .mapToObj(i -> post(address, i, WebhookLoad.SECRET))
                                    .toList();

                    for (int i = 0; i < 50; i++) {
                        assertThat(post(address, i, "wrong").join()).isEqualTo(401);
                    }
                    assertThat(waiting).noneMatch(CompletableFuture::isDone);
                    assertThat(threads()).isEqualTo(before);
                } finally {
                    signal("CONT");
                }

                assertThat(waiting).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
            }
        }
    }

    private CompletableFuture<Integer> post(URI gateway, int number, String secret) {
        String body =
                "{\"id\":\"%d\",\"contact\":\"c%d\",\"text\":\"x\"}".formatted(number, number);
        HttpRequest request =
                HttpRequest.newBuilder(gateway.resolve("/webhooks/generic/load"))
                        .header("Authorization", "Bearer " + secret)
                        .timeout(Duration.ofSeconds(90))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> GATEWAYS_THREADS.matcher(name).matches())
                .collect(Collectors.toSet());
    }

    /** The broker is the one Java process that this one has started. */
    private static void signal(String signal) throws Exception {
        ProcessHandle broker =
                ProcessHandle.current()
                        .children()
                        .filter(child -> child.info().command().orElse("").endsWith("java"))
                        .findFirst()
                        .orElseThrow();
        new ProcessBuilder("kill", "-" + signal, Long.toString(broker.pid())).start().waitFor();
    }
}

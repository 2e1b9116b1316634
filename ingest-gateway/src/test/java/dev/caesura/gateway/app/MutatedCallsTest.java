package dev.caesura.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.gateway.channel.Mutations;
import dev.caesura.gateway.channel.Mutations.Mutation;
import dev.caesura.gateway.registry.Channels;
import dev.caesura.gateway.trial.GatewayProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Mutated webhooks through the whole gateway. {@code -Dcaesura.test.cases=1000000} takes a million;
 * {@code caesura.test.seed} says where to begin.
 */
class MutatedCallsTest {

    private static final int CASES = Integer.getInteger("caesura.test.cases", 3_000);
    private static final long SEED = Long.getLong("caesura.test.seed", 1);
    private static final int AT_ONCE = 64;
    private static final int REPORT_EVERY = 50_000;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Map<Integer, Long> answers = new TreeMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    @Test
    void shouldAnswerWhateverComesAndLogNoFailure(@TempDir Path folder) throws Exception {
        Faults faults = new Faults();
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            TestGateway.createTopics(broker.bootstrapServers(), 3);
            try (ConfigurableApplicationContext gateway =
                    GatewayApplication.start(settings(broker.bootstrapServers(), folder))) {
                String port = gateway.getEnvironment().getProperty("local.server.port");
                URI address = URI.create("http://127.0.0.1:" + port);
                await().atMost(Duration.ofSeconds(40))
                        .until(() -> GatewayProcess.healthOf(address).contains("\"kafka\""));
                faults.watch();

                for (int i = 0; i < CASES; i++) {
                    post(address, SEED + i);
                    if ((i + 1) % REPORT_EVERY == 0) {
                        LoggerFactory.getLogger(getClass())
                                .info("{} of {}: {}", i + 1, CASES, answers);
                    }
                }
                free.acquire(AT_ONCE);
                faults.end();
            }
        }

        assertThat(wrong).as("answers %s", answers).isEmpty();
        assertThat(answers.keySet()).containsExactly(200, 400);
        assertThat(faults.seen).isEmpty();
    }

    private void post(URI gateway, long seed) throws InterruptedException {
        Mutation mutation = Mutations.any(new Random(seed));
        HttpRequest request =
                HttpRequest.newBuilder(gateway.resolve("/webhooks/" + mutation.channel()))
                        .timeout(Duration.ofSeconds(60))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(mutation.body()))
                        .build();
        free.acquire();
        var unused =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                        .whenComplete((answer, failure) -> count(seed, answer, failure));
    }

    private void count(long seed, HttpResponse<Void> answer, Throwable failure) {
        if (failure == null) {
            synchronized (answers) {
                answers.merge(answer.statusCode(), 1L, Long::sum);
            }
        }
        if (failure != null || answer.statusCode() >= 500) {
            wrong.add("seed " + seed + ": " + (failure == null ? answer : failure));
        }
        free.release();
    }

    private static Map<String, Object> settings(String servers, Path folder) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("caesura.bootstrap-servers", servers);
        settings.put("caesura.gateway.spool.directory", folder);
        settings.put("server.port", 0);
        TestGateway.beNeverTooLate(settings);
        int account = 0;
        for (var channel : Channels.standard().all()) {
            String prefix = "caesura.gateway.accounts[" + account++ + "].";
            settings.put(prefix + "channel", channel.name());
            settings.put(prefix + "open", true);
        }
        return settings;
    }

    /** Collects what the log says of failures. */
    private static final class Faults extends AppenderBase<ILoggingEvent> {

        private final Queue<String> seen = new ConcurrentLinkedQueue<>();

        void watch() {
            start();
            root().addAppender(this);
        }

        void end() {
            root().detachAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getThrowableProxy() != null
                    || event.getLevel().isGreaterOrEqual(Level.ERROR)) {
                seen.add(event.getLoggerName() + ": " + event.getFormattedMessage());
            }
        }

        private static Logger root() {
            return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        }
    }
}

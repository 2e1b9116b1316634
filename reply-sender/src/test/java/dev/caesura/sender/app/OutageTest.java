package dev.caesura.sender.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.guard.GuardSettings;
import dev.caesura.sender.guard.Guards;
import dev.caesura.sender.testing.Fates;
import dev.caesura.sender.testing.Log;
import dev.caesura.testkit.provider.Fault;
import dev.caesura.testkit.provider.Taken;
import dev.caesura.testkit.provider.WhatsAppServer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** One account's provider is down, and then takes few calls; another account's is well. */
class OutageTest {

    private static final Topics TOPICS = new Topics("outage.");
    private static final String ILL = "whatsapp:1";
    private static final String WELL = "whatsapp:2";
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final int TAKEN_PER_SECOND = 30;

    @Test
    void shouldLoseNothingInAnOutageAndLeaveOtherAccountsAlone() throws Exception {
        run(Duration.ofSeconds(12), Duration.ofMillis(1_200), Duration.ofMillis(60));
    }

    @Test
    @Tag("trial")
    void shouldLoseNothingInAnOutageOfFiveMinutes() throws Exception {
        run(Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofMillis(200));
    }

    private static void run(Duration outage, Duration open, Duration between) throws Exception {
        GuardSettings guard =
                new GuardSettings(
                        8, 10, 50, open, 2, Duration.ofMinutes(2), Duration.ofMinutes(15));
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary();
                Log log = Log.create(broker.bootstrapServers(), TOPICS, 4);
                WhatsAppServer ill = new WhatsAppServer();
                WhatsAppServer well = new WhatsAppServer();
                ConfigurableApplicationContext sender =
                        SenderApplication.start(settings(broker, ill, well, guard))) {
            Guards guards = sender.getBean("deliveryGuards", Guards.class);
            ScheduledExecutorService contacts = Executors.newSingleThreadScheduledExecutor();
            AtomicInteger written = new AtomicInteger();
            // given: a sender that has its partitions, and replies to both accounts all the time
            write(log, written.getAndIncrement());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Fates.read(log, TOPICS).sent().size() == 2);
            Instant ready = Instant.now();
            ill.failAll(Fault.UNAVAILABLE);
            var traffic =
                    contacts.scheduleAtFixedRate(
                            () -> write(log, written.getAndIncrement()),
                            0,
                            between.toMillis(),
                            TimeUnit.MILLISECONDS);
            Instant began = Instant.now();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> "open".equals(guards.states().get(ILL)));
            // when: the outage goes on, and after it only so many calls are taken
            await().atMost(outage.plusSeconds(10))
                    .until(() -> Duration.between(began, Instant.now()).compareTo(outage) > 0);
            int calls = ill.calls() - 1;
            ill.callsPerSecond(TAKEN_PER_SECOND);
            ill.failAll(null);
            traffic.cancel(false);
            contacts.shutdown();
            contacts.awaitTermination(5, TimeUnit.SECONDS);
            int replies = written.get() * 2;
            // then: nothing is lost, and nothing is sent twice
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> Fates.read(log, TOPICS).sent().size() == replies);
            assertThat(ill.taken()).extracting(Taken::reference).doesNotHaveDuplicates();
            assertThat(ill.taken().size() + well.taken().size()).isEqualTo(replies);
            assertThat(log.raw(TOPICS.deadLetters())).isEmpty();
            assertThat(guards.states()).containsEntry(ILL, "closed").containsEntry(WELL, "closed");
            assertThat(calls)
                    .as("calls into the outage")
                    .isLessThanOrEqualTo((int) guard.mostCallsDuring(outage));
            assertThat(median(log, ready)).as("the other account").isLessThan(ONE_SECOND);
        }
    }

    private static void write(Log log, int number) {
        for (String account : List.of(ILL, WELL)) {
            log.write(
                    TOPICS.replies(),
                    new Reply(
                            "rep-" + account + "-" + number,
                            "req-" + account + "-" + number,
                            account + ":c" + number % 50,
                            "Hi",
                            Instant.now(),
                            Map.of()));
        }
    }

    /**
     * How long half of the replies to the account that is well took. Most of them were written into
     * the outage; the slowest says more about the machine.
     */
    private static Duration median(Log log, Instant since) {
        Map<String, Instant> sent = new HashMap<>();
        log.read(TOPICS.deliveries()).stream()
                .filter(d -> d.status() == DeliveryStatus.SENT)
                .forEach(d -> sent.put(String.valueOf(d.replyId()), d.at()));
        List<Duration> took =
                log.read(TOPICS.replies()).stream()
                        .filter(r -> r.conversationId().startsWith(WELL))
                        .filter(r -> r.approvedAt().isAfter(since))
                        .map(r -> between(r.approvedAt(), sent.get(r.replyId())))
                        .sorted()
                        .toList();
        return took.get(took.size() / 2);
    }

    private static Duration between(Instant approved, @Nullable Instant sent) {
        return Duration.between(approved, sent == null ? NEVER : sent);
    }

    private static Map<String, Object> settings(
            EmbeddedBroker broker, WhatsAppServer ill, WhatsAppServer well, GuardSettings guard) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("caesura.bootstrap-servers", broker.bootstrapServers());
        settings.put("caesura.sender.generation.generator", "template");
        settings.put("caesura.topic-prefix", TOPICS.prefix());
        settings.put("caesura.sender.delivery.guard.concurrent-calls", guard.concurrentCalls());
        settings.put("caesura.sender.delivery.guard.window", guard.window());
        settings.put("caesura.sender.delivery.guard.probes", guard.probes());
        settings.put("caesura.sender.delivery.guard.open", guard.open().toMillis() + "ms");
        settings.put("caesura.sender.delivery.retry.first", "200ms");
        settings.put("caesura.sender.delivery.retry.longest", "5s");
        account(settings, ILL, ill);
        account(settings, WELL, well);
        settings.put("server.port", "0");
        return settings;
    }

    private static void account(Map<String, Object> settings, String name, WhatsAppServer server) {
        String prefix = "caesura.sender.accounts.[" + name + "].whatsapp.";
        settings.put(prefix + "base-url", server.url().toString());
        settings.put(prefix + "token", WhatsAppServer.TOKEN);
    }
}

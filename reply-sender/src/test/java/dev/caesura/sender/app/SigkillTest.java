package dev.caesura.sender.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.testing.Fates;
import dev.caesura.sender.testing.Log;
import dev.caesura.sender.testing.SenderProcess;
import dev.caesura.sender.testing.Statuses;
import dev.caesura.testkit.provider.Latency;
import dev.caesura.testkit.provider.Taken;
import dev.caesura.testkit.provider.WhatsAppServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kills senders while they send, with another beside them that takes over. */
class SigkillTest {

    private static final Topics TOPICS = new Topics("kill.");
    private static final int PER_KILL = 120;
    private static final int EVERY_LONG = 10;
    private static final String LONG = "This sentence is one of very many. ".repeat(200).strip();

    @Test
    void shouldSendNoReplyTwiceAndAccountForAllWhenSendersAreKilled() throws Exception {
        killUnderLoad(3, 7);
    }

    /** For an hour or so: {@code -Dcaesura.test.kills=100}. */
    @Test
    @Tag("trial")
    void shouldSendNoReplyTwiceHoweverOftenSendersAreKilled() throws Exception {
        killUnderLoad(Integer.getInteger("caesura.test.kills", 15), System.nanoTime());
    }

    private static void killUnderLoad(int kills, long seed) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary();
                Log log = Log.create(broker.bootstrapServers(), TOPICS, 4);
                WhatsAppServer whatsApp = new WhatsAppServer()) {
            // given: two senders, and a channel that reports what it took
            whatsApp.latency(
                    Latency.logNormal(Duration.ofMillis(120), Duration.ofMillis(900), seed));
            whatsApp.statusesTo(new Statuses(log, TOPICS));
            Random random = new Random(seed);
            int replies = kills * PER_KILL;
            // when: one of them is killed again and again, in the middle of calls
            try (Senders senders = new Senders(settings(broker, whatsApp), random)) {
                for (int kill = 0; kill < kills; kill++) {
                    int seen = whatsApp.taken().size();
                    for (int i = 0; i < PER_KILL; i++) {
                        log.write(TOPICS.replies(), reply(kill * PER_KILL + i));
                    }
                    int enough = seen + 20 + random.nextInt(40);
                    await().atMost(Duration.ofSeconds(60))
                            .until(() -> whatsApp.taken().size() > enough);
                    senders.killOne();
                }
                await().atMost(Duration.ofSeconds(90))
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> Fates.read(log, TOPICS).settled() == replies);
            }
            // then
            shouldAddUp(log, whatsApp.taken(), replies);
        }
    }

    private static void shouldAddUp(Log log, List<Taken> taken, int replies) {
        Fates fates = Fates.read(log, TOPICS);
        List<String> references = taken.stream().map(Taken::reference).toList();
        assertThat(references).as("what the contacts saw").doesNotHaveDuplicates();
        assertThat(references).as("what is said to be sent").containsAll(fates.sent());
        assertThat(fates.settled()).isEqualTo(replies);
        Set<String> deadLetters =
                log.raw(TOPICS.deadLetters()).stream()
                        .map(r -> TOPICS.replies().serde().fromBytes(r.value()).replyId())
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unsent = new TreeSet<>(fates.failed());
        unsent.removeAll(fates.sent());
        assertThat(deadLetters).as("what was given up").containsAll(unsent);
    }

    private static Map<String, String> settings(EmbeddedBroker broker, WhatsAppServer whatsApp) {
        Map<String, String> settings = new HashMap<>();
        settings.put("caesura.bootstrap-servers", broker.bootstrapServers());
        settings.put("caesura.sender.generation.generator", "template");
        settings.put("caesura.topic-prefix", TOPICS.prefix());
        settings.put("caesura.kafka.session.timeout.ms", "6000");
        settings.put("caesura.kafka.heartbeat.interval.ms", "500");
        settings.put("caesura.sender.delivery.ambiguous-wait", "2s");
        settings.put(
                "caesura.sender.accounts.whatsapp.whatsapp.base-url", whatsApp.url() + "/v25.0");
        settings.put("caesura.sender.accounts.whatsapp.whatsapp.token", WhatsAppServer.TOKEN);
        settings.put("server.port", "0");
        return settings;
    }

    private static Reply reply(int number) {
        return new Reply(
                "rep-" + number,
                "req-" + number,
                "whatsapp:1:155500" + number,
                number % EVERY_LONG == 0 ? LONG : "Hi",
                Instant.now(),
                Map.of());
    }

    /** Two senders of a group; who is killed is replaced at once, which rebalances twice. */
    private static final class Senders implements AutoCloseable {
        private final Map<String, String> settings;
        private final Random random;
        private final List<SenderProcess> running = new ArrayList<>();

        Senders(Map<String, String> settings, Random random) throws Exception {
            this.settings = settings;
            this.random = random;
            running.add(SenderProcess.start("sigkill", settings));
            running.add(SenderProcess.start("sigkill", settings));
        }

        void killOne() throws Exception {
            running.remove(random.nextInt(running.size())).close();
            running.add(SenderProcess.start("sigkill", settings));
        }

        @Override
        public void close() {
            running.forEach(SenderProcess::close);
        }
    }
}

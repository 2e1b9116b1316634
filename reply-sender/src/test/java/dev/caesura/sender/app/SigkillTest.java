package dev.caesura.sender.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.testing.Log;
import dev.caesura.sender.testing.ReplyEndpoint;
import dev.caesura.sender.testing.SenderProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Kills senders while they send, with another beside them that takes over. */
class SigkillTest {

    private static final Topics TOPICS = new Topics("kill.");
    private static final int REPLIES = 400;
    private static final int KILLS = 3;

    @Test
    void shouldSendNoReplyTwiceAndAccountForAllWhenSendersAreKilled() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary();
                Log log = Log.create(broker.bootstrapServers(), TOPICS, 4);
                ReplyEndpoint endpoint = ReplyEndpoint.start(Duration.ofMillis(150))) {
            // given: two senders
            Map<String, String> settings = settings(broker, endpoint);
            Random random = new Random(7);
            try (SenderProcess stays = SenderProcess.start("stays", settings)) {
                SenderProcess dies = SenderProcess.start("dies", settings);
                int written = 0;
                // when: one of them is killed again and again, in the middle of calls
                for (int kill = 0; kill < KILLS; kill++) {
                    int until = REPLIES * (kill + 1) / KILLS;
                    int seen = endpoint.received();
                    for (; written < until; written++) {
                        log.write(TOPICS.replies(), reply(written));
                    }
                    int enough = seen + 20 + random.nextInt(40);
                    await().atMost(Duration.ofSeconds(40))
                            .until(() -> endpoint.received() > enough);
                    dies.close();
                    dies = SenderProcess.start("dies", settings);
                }
                // then
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> settled(log).size() == REPLIES);
                dies.close();
            }
            assertThat(endpoint.counts().values()).as("times received").containsOnly(1);
            Set<String> sent = withStatus(log, DeliveryStatus.SENT);
            assertThat(endpoint.counts().keySet()).containsAll(sent);
            Set<String> lostTrack = withStatus(log, DeliveryStatus.FAILED);
            assertThat(lostTrack)
                    .as("ambiguous ones are dead letters")
                    .doesNotContainAnyElementsOf(sent);
            assertThat(log.raw(TOPICS.deadLetters())).hasSizeGreaterThanOrEqualTo(lostTrack.size());
            assertThat(sent.size() + lostTrack.size()).isEqualTo(REPLIES);
        }
    }

    private static Map<String, String> settings(EmbeddedBroker broker, ReplyEndpoint endpoint) {
        Map<String, String> settings = new HashMap<>();
        settings.put("caesura.bootstrap-servers", broker.bootstrapServers());
        settings.put("caesura.topic-prefix", TOPICS.prefix());
        settings.put("caesura.kafka.session.timeout.ms", "6000");
        settings.put("caesura.kafka.heartbeat.interval.ms", "500");
        settings.put("caesura.sender.delivery.ambiguous-wait", "1s");
        settings.put("caesura.sender.accounts.generic.webhook.url", endpoint.url());
        settings.put("caesura.sender.accounts.generic.webhook.secret", ReplyEndpoint.SECRET);
        settings.put("server.port", "0");
        return settings;
    }

    private static Reply reply(int number) {
        return new Reply(
                "rep-" + number, "req-" + number, "generic:shop:c" + number, "Hi", Instant.now());
    }

    private static Set<String> settled(Log log) {
        Set<String> all = new HashSet<>(withStatus(log, DeliveryStatus.SENT));
        all.addAll(withStatus(log, DeliveryStatus.FAILED));
        return all;
    }

    private static Set<String> withStatus(Log log, DeliveryStatus status) {
        List<DeliveryEvent> events = log.read(TOPICS.deliveries());
        Set<String> ids = new HashSet<>();
        events.stream()
                .filter(e -> e.status() == status && !e.retryable() && e.replyId() != null)
                .forEach(e -> ids.add(String.valueOf(e.replyId())));
        return ids;
    }
}

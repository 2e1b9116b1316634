package dev.caesura.schemas.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** A broker that is killed while somebody reads. */
class SilentBrokerTest {

    @Test
    void shouldSayThatNobodyAnswersAnyMore() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            // given
            Topics topics = Topics.standard();
            Map<String, Object> client =
                    Map.of(
                            "bootstrap.servers",
                            broker.bootstrapServers(),
                            "default.api.timeout.ms",
                            "4000",
                            "request.timeout.ms",
                            "2000");
            try (Admin admin = Admin.create(client)) {
                new TopicSetup(admin, topics).create(1, (short) 1);
            }
            CountDownLatch begun = new CountDownLatch(1);
            LogReader reader = new LogReader(client, topics);
            var following =
                    CompletableFuture.runAsync(
                            () -> reader.follow(Start.end(), entry -> {}, begun::countDown));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

            // when
            broker.kill();

            // then
            assertThat(following)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .withCauseInstanceOf(TimeoutException.class);
        }
    }
}

package dev.caesura.processor.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application of docs/embedding.md, on a real broker. */
class HelpDeskOnBrokerTest {

    @Test
    void shouldAnswerABurstOnce(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (Admin admin = Admin.create(client)) {
                new TopicSetup(admin, Topics.standard()).create(2, (short) 1);
                admin.createTopics(List.of(new NewTopic(HelpDesk.ANSWERS, 2, (short) 1)))
                        .all()
                        .get();
            }
            try (HelpDesk desk = new HelpDesk(client, folder, Duration.ofSeconds(1))) {
                say(client, "hi", "are you open?");
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(
                                () ->
                                        assertThat(turns(client))
                                                .extracting(Outcome::outcome)
                                                .containsExactly(Outcome.Kind.ANSWERED));
            }
        }
    }

    private static void say(Map<String, Object> client, String... texts) {
        Topic<InboundMessage> messages = Topics.standard().messages();
        try (var producer =
                new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
            for (String text : texts) {
                InboundMessage message =
                        InboundMessage.builder()
                                .messageId(text)
                                .channel("web")
                                .account("shop")
                                .contact("ana")
                                .text(text)
                                .build();
                producer.send(
                        new ProducerRecord<>(
                                messages.name(),
                                message.conversationId(),
                                messages.serde().toBytes(message)));
            }
        }
    }

    private static List<Outcome> turns(Map<String, Object> client) {
        List<Outcome> turns = new ArrayList<>();
        try (LogReader outcomes =
                new LogReader(
                        client, Topics.standard(), List.of(Topics.standard().outcomes().name()))) {
            outcomes.readToEnd(
                    Start.beginning(),
                    entry -> {
                        if (entry.event() instanceof Outcome outcome
                                && outcome.subject() == Outcome.Subject.TURN) {
                            turns.add(outcome);
                        }
                    },
                    (passed, total) -> {});
        }
        return turns;
    }
}

package dev.caesura.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

/** Kafka makes them of their names, as it does with properties. */
class NamedSerdeTest {

    private static final InboundMessage MESSAGE =
            InboundMessage.builder()
                    .messageId("1")
                    .channel("web")
                    .account("shop")
                    .contact("ana")
                    .text("hi")
                    .build();

    @Test
    void shouldHaveOneForEachTopic() throws Exception {
        List<Topic<? extends Event>> topics = Topics.standard().typed();

        for (Topic<? extends Event> topic : topics) {
            try (Serde<?> serde = Utils.newInstance(nameOf(topic.valueType()), Serde.class)) {
                assertThat(serde.deserializer().deserialize("any", (byte[]) null)).isNull();
            }
        }
    }

    @Test
    void shouldReadWhatTheTopicsSerdeWrites() {
        byte[] written = Topics.standard().messages().serde().toBytes(MESSAGE);

        try (InboundMessageSerde serde = new InboundMessageSerde()) {
            assertThat(serde.deserialize("any", written)).isEqualTo(MESSAGE);
            assertThat(serde.serialize("any", MESSAGE)).isEqualTo(written);
            assertThat(serde.serialize("any", null)).isNull();
        }
    }

    @Test
    void shouldBeTakenByAConsumerAndAProducer() {
        String name = nameOf(InboundMessage.class);
        try (var consumer =
                        new KafkaConsumer<String, InboundMessage>(
                                Map.of(
                                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                        "127.0.0.1:1",
                                        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                                        StringDeserializer.class.getName(),
                                        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                                        name));
                var producer =
                        new KafkaProducer<String, InboundMessage>(
                                Map.of(
                                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                        "127.0.0.1:1",
                                        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                                        StringSerializer.class.getName(),
                                        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                                        name))) {
            assertThat(consumer.subscription()).isEmpty();
            assertThat(producer.metrics()).isNotEmpty();
        }
    }

    private static String nameOf(Class<? extends Event> type) {
        return "dev.caesura.schemas.serde." + type.getSimpleName() + "Serde";
    }
}

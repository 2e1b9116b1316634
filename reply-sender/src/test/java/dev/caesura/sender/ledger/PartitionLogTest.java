package dev.caesura.sender.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.publish.EventPublisher;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.junit.jupiter.api.Test;

class PartitionLogTest {

    private static final Topics TOPICS = Topics.standard();

    private final List<DeliveryEvent> statuses = new ArrayList<>();

    @Test
    void shouldPassOnWhatTheChannelSaysAndNotWhatASenderSays() {
        // given
        PartitionLog log =
                new PartitionLog(
                        0,
                        0,
                        () -> true,
                        new EventPublisher(new MockProducer<>()),
                        TOPICS,
                        10,
                        statuses::add);
        DeliveryEvent fromChannel = failed("131042: Business eligibility payment issue");
        DeliveryEvent fromSender = failed("whatsapp-131042");
        // when
        log.apply(record(fromChannel));
        ConsumerRecord<byte[], byte[]> own = record(fromSender);
        own.headers().add(SendHeaders.ATTEMPT, "a-1".getBytes(StandardCharsets.UTF_8));
        log.apply(own);
        // then
        assertThat(statuses).containsExactly(fromChannel);
    }

    private static DeliveryEvent failed(String error) {
        return new DeliveryEvent(
                "rep-1",
                null,
                "whatsapp:1:ann",
                DeliveryStatus.FAILED,
                "wamid.1",
                Instant.parse("2026-11-30T10:00:00Z"),
                error,
                false);
    }

    private static ConsumerRecord<byte[], byte[]> record(DeliveryEvent event) {
        return new ConsumerRecord<>(
                TOPICS.deliveries().name(),
                0,
                0,
                new byte[0],
                TOPICS.deliveries().serde().toBytes(event));
    }
}

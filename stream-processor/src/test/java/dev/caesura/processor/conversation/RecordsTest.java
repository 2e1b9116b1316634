package dev.caesura.processor.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.domain.conversation.ConversationEvent.DeliveryReported;
import dev.caesura.processor.store.PartitionMark;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private static final long READ_AT = 5_000_000;

    private final Topics topics = Topics.standard();
    private final Records records = new Records(topics, MessageTopic.of(topics));
    private final PartitionMark mark = PartitionMark.NONE.readAt(READ_AT).read(9, 7);

    @Test
    void shouldNotBelieveAStampFromTheFutureThatItDidNotBelieveBefore() {
        assertThat(arrival(Long.MAX_VALUE / 2, mark)).isEqualTo(READ_AT);
        assertThat(arrival(-5, mark)).isZero();
        assertThat(arrival(READ_AT - 10, mark)).isEqualTo(READ_AT - 10);
    }

    @Test
    void shouldKeepAJumpOfTheBrokersClockOutOfABurstThatIsReadAgain() {
        long behind = -3_600_000;

        assertThat(arrival(READ_AT - 10 + behind, mark.skewed(behind))).isEqualTo(READ_AT - 10);
    }

    @Test
    void shouldTellWhetherNothingOfARefusedReplyWasSent() {
        assertThat(refused(new RecordHeaders()).unsent()).isTrue();
        assertThat(refused(new RecordHeaders().add(Headers.PARTS_SENT, bytes("1"))).unsent())
                .isFalse();
        assertThat(refused(new RecordHeaders().add(Headers.RESENDS, bytes("t-1"))).unsent())
                .isFalse();
    }

    private DeliveryReported refused(org.apache.kafka.common.header.Headers headers) {
        String json =
                "{\"replyId\":\"rep-1\",\"conversationId\":\"web:shop:ada\",\"status\":\"failed\","
                        + "\"at\":\"2026-11-21T04:13:06Z\",\"retryable\":true}";
        Record<byte[], byte[]> record =
                new Record<>(bytes("web:shop:ada"), bytes(json), READ_AT, headers);
        return (DeliveryReported) records.read(record, topics.deliveries().name()).event();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private long arrival(long stamp, PartitionMark by) {
        byte[] value = bytes("{\"messageId\":\"m1\",\"text\":\"hi\"}");
        return records.reopened(
                        new ConsumerRecord<>(
                                topics.messages().name(),
                                0,
                                7,
                                stamp,
                                TimestampType.CREATE_TIME,
                                0,
                                value.length,
                                bytes("web:shop:ada"),
                                value,
                                new RecordHeaders(),
                                Optional.empty()),
                        by)
                .orElseThrow()
                .event()
                .at();
    }
}

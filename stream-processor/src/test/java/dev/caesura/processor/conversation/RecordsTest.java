package dev.caesura.processor.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.store.PartitionMark;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
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

    private long arrival(long stamp, PartitionMark by) {
        byte[] value = "{\"messageId\":\"m1\",\"text\":\"hi\"}".getBytes(StandardCharsets.UTF_8);
        return records.reopened(
                        new ConsumerRecord<>(
                                topics.messages().name(),
                                0,
                                7,
                                stamp,
                                TimestampType.CREATE_TIME,
                                0,
                                value.length,
                                "web:shop:ada".getBytes(StandardCharsets.UTF_8),
                                value,
                                new RecordHeaders(),
                                Optional.empty()),
                        by)
                .orElseThrow()
                .event()
                .at();
    }
}

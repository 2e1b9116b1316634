package dev.caesura.schemas.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.RecordLimits;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLetterDraftTest {

    /** Kafka's own default, which no test's broker raises. */
    private static final int MAX_MESSAGE_BYTES = 1_048_588;

    @Property(tries = 100)
    void shouldFitIntoARecordOfABrokerWithDefaultLimits(
            @ForAll @IntRange(max = 3_000_000) int valueBytes,
            @ForAll @IntRange(max = 2_000_000) int keyBytes,
            @ForAll @IntRange(max = 2_000_000) int headerBytes,
            @ForAll @IntRange(max = 100_000) int detailLength) {
        RecordHeaders own = new RecordHeaders();
        own.add("traceparent", "00-1-2-00".getBytes(UTF_8));
        own.add("foreign", new byte[headerBytes]);

        DeadLetterContent letter =
                DeadLetterDraft.of(new byte[keyBytes], new byte[valueBytes], own)
                        .from("caesura.messages", 3, 7)
                        .because("unreadable")
                        .detail("\u00e9".repeat(detailLength))
                        .build();

        int upperBound =
                AbstractRecords.estimateSizeInBytesUpperBound(
                        RecordBatch.CURRENT_MAGIC_VALUE,
                        CompressionType.NONE,
                        letter.key(),
                        letter.value(),
                        letter.headers().toArray());
        assertThat(upperBound + RecordLimits.HEADROOM).isLessThanOrEqualTo(MAX_MESSAGE_BYTES);
        assertThat(text(letter, Headers.REASON)).isEqualTo("unreadable");
        assertThat(text(letter, "traceparent")).isEqualTo("00-1-2-00");
    }

    @Test
    void shouldKeepWholeWhatFits() {
        byte[] body = new byte[900_000];
        Arrays.fill(body, (byte) 'a');

        DeadLetterContent letter =
                DeadLetterDraft.ofWebhook("whatsapp", null, Map.of(), body)
                        .because("too-large")
                        .build();

        assertThat(letter.value()).isEqualTo(body);
        assertThat(letter.headers().lastHeader(Headers.LENGTH)).isNull();
        assertThat(text(letter, Headers.SOURCE_TOPIC)).isEqualTo("webhook:whatsapp");
        assertThat(letter.headers().lastHeader(Headers.ACCOUNT)).isNull();
    }

    @Test
    void shouldKeepTheHeadOfWhatDoesNotFitWithItsLengthAndHash() {
        DeadLetterContent letter =
                DeadLetterDraft.of(null, new byte[2_000_000], new RecordHeaders())
                        .meantFor("caesura.messages")
                        .because("too-large")
                        .build();

        assertThat(Objects.requireNonNull(letter.value()).length).isBetween(900_000, 1_000_000);
        assertThat(text(letter, Headers.LENGTH)).isEqualTo("2000000");
        // The output of `head -c 2000000 /dev/zero | sha256sum`.
        assertThat(text(letter, Headers.SHA256))
                .isEqualTo("13aea96040f2133033d103008d5d96cfe98b3361f7202d77bea97b2424a7a6cd");
    }

    @Test
    void shouldSayHowAWebhookCanBeReadAgain() {
        DeadLetterContent letter =
                DeadLetterDraft.ofWebhook(
                                "cloudevents",
                                "shop",
                                Map.of("ce-type", "chat.message"),
                                new byte[] {1})
                        .because("unreadable")
                        .detail("two\r\nlines")
                        .build();

        assertThat(text(letter, Headers.CHANNEL)).isEqualTo("cloudevents");
        assertThat(text(letter, Headers.ACCOUNT)).isEqualTo("shop");
        assertThat(text(letter, Headers.HTTP_HEADERS)).isEqualTo("ce-type: chat.message\n");
        assertThat(text(letter, Headers.EXCEPTION)).isEqualTo("two lines");
    }

    @Test
    void shouldReplaceWhatAnEarlierDeadLetterSaid() {
        RecordHeaders own = new RecordHeaders();
        own.add(Headers.REASON, "old".getBytes(UTF_8));
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("caesura.replies", 2, 5, new byte[] {1}, new byte[] {2});
        own.forEach(record.headers()::add);

        DeadLetterContent letter =
                DeadLetterDraft.of(record).because("new").detail(new Exception("why")).build();

        assertThat(letter.headers().headers(Headers.REASON)).hasSize(1);
        assertThat(text(letter, Headers.REASON)).isEqualTo("new");
        assertThat(text(letter, Headers.SOURCE_PARTITION)).isEqualTo("2");
        assertThat(text(letter, Headers.SOURCE_OFFSET)).isEqualTo("5");
        assertThat(text(letter, Headers.EXCEPTION)).isEqualTo("java.lang.Exception: why");
    }

    private static @Nullable String text(DeadLetterContent letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}

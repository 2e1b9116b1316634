package dev.caesura.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.gateway.publish.OutgoingRecord;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Media;
import dev.caesura.schemas.topic.Topics;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.junit.jupiter.api.Test;

class MessageBoundsTest {

    /** What a producer sends at most by default; a broker takes a little more. */
    private static final int MAX_REQUEST_SIZE = 1_048_576;

    private static final Topics TOPICS = Topics.standard();
    private final WebhookRecords records = new WebhookRecords(TOPICS);

    /**
     * One part of the message may be of any length, in characters that are long in UTF-8 or JSON.
     */
    @Property(tries = 300)
    void shouldWriteNothingThatABrokerWithDefaultLimitsRefuses(
            @ForAll("messages") InboundMessage message) {
        try {
            OutgoingRecord record = records.message(message);

            RecordHeaders trace = new RecordHeaders();
            trace.add("traceparent", new byte[55]);
            trace.add("tracestate", new byte[512]);
            assertThat(
                            AbstractRecords.estimateSizeInBytesUpperBound(
                                    RecordBatch.CURRENT_MAGIC_VALUE,
                                    CompressionType.NONE,
                                    record.key(),
                                    record.value(),
                                    trace.toArray()))
                    .isLessThanOrEqualTo(MAX_REQUEST_SIZE);
            InboundMessage written = TOPICS.messages().serde().fromBytes(record.value());
            assertThat(List.of(written.messageId(), written.account(), written.contact()))
                    .allSatisfy(
                            name -> assertThat(name.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(512));
        } catch (TooLargeException e) {
            assertThat(e.getMessage()).contains("allowed").hasSizeLessThan(200);
        }
    }

    @Provide
    Arbitrary<InboundMessage> messages() {
        Arbitrary<Integer> lengths =
                Arbitraries.of(1, 100, 511, 512, 513, 5_000, 70_000, 300_000, 1_200_000);
        Arbitrary<String> texts =
                Combinators.combine(
                                lengths, Arbitraries.of("a", "\u00e9", "\u0001", "\ud83d\ude00"))
                        .as((length, unit) -> unit.repeat(length));
        Arbitrary<String> channels = Arbitraries.of("web", "whatsapp", "generic", "telegram");
        return Combinators.combine(channels, Arbitraries.integers().between(0, 11), texts)
                .as(MessageBoundsTest::message);
    }

    private static InboundMessage message(String channel, int part, String value) {
        InboundMessage.Builder message =
                InboundMessage.builder()
                        .messageId("m1")
                        .channel(channel)
                        .account("a")
                        .contact("c")
                        .text("Hello");
        switch (part) {
            case 0 -> message.messageId(value);
            case 1 -> message.account(value);
            case 2 -> message.contact(value);
            case 3 -> message.sender(value);
            case 4 -> message.text(value);
            case 5 -> message.payload(value);
            case 6 -> message.replyTo(value);
            case 7 -> message.raw(value);
            case 8 -> message.route(Map.of("thread", value));
            case 9 -> message.media(List.of(new Media("image", value, value, null, value)));
            case 10 -> message.type(value).senderName(value).automatic(value);
            default -> message.aliases(Collections.nCopies(40, value));
        }
        return message.build();
    }

    @Test
    void shouldReplaceALongIdByItsHashAndKeepQuotesAndEditsOfIt() {
        String longId = "x".repeat(513);
        InboundMessage first = MessageBounds.of(message("generic", 0, longId));
        InboundMessage quote = MessageBounds.of(message("generic", 6, longId));

        assertThat(first.messageId()).matches("sha256:[0-9a-f]{64}").isEqualTo(quote.replyTo());
        assertThat(MessageBounds.of(message("generic", 0, "x".repeat(512))).messageId())
                .isEqualTo("x".repeat(512));
    }

    @Test
    void shouldSayWhatIsTooLargeWithoutShowingIt() {
        assertThatThrownBy(() -> MessageBounds.of(message("web", 2, "x".repeat(513))))
                .hasMessage("The contact has 513 bytes; at most 512 are allowed");
        assertThatThrownBy(() -> MessageBounds.of(message("web", 4, "\u00e9".repeat(33_000))))
                .hasMessage("The text has 66000 bytes; at most 65536 are allowed");
        assertThatThrownBy(() -> MessageBounds.of(message("web", 4, "\ud83d\ude00".repeat(16_385))))
                .hasMessage("The text has 65540 bytes; at most 65536 are allowed");
    }

    @Test
    void shouldLeaveTheRawJsonOutIfThereIsNoRoomForIt() {
        OutgoingRecord record = records.message(message("generic", 7, "x".repeat(1_000_000)));

        assertThat(TOPICS.messages().serde().fromBytes(record.value()).raw()).isNull();
    }

    @Test
    void shouldBoundAStatusReceiptToo() {
        DeliveryEvent long513 = delivery("web:a:c", "x".repeat(513), "e".repeat(10_000));

        DeliveryEvent bounded = MessageBounds.of(long513);

        assertThat(bounded.providerMessageId()).startsWith("sha256:");
        assertThat(bounded.error()).hasSize(4_096);
        assertThatThrownBy(() -> MessageBounds.of(delivery("web:a:" + "c".repeat(600), "p", "e")))
                .isInstanceOf(TooLargeException.class);
    }

    private static DeliveryEvent delivery(String conversation, String providerId, String error) {
        return new DeliveryEvent(
                "r1",
                "q1",
                conversation,
                DeliveryStatus.FAILED,
                providerId,
                Instant.EPOCH,
                error,
                false);
    }
}

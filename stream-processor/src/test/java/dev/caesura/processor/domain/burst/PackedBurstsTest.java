package dev.caesura.processor.domain.burst;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.CloseReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PackedBurstsTest {

    private static final int MOST_MESSAGES = 16;

    @Property(tries = 1_000)
    void shouldUnpackWhatItPacked(@ForAll("bursts") List<OpenBurst> bursts) {
        OpenBursts open = new OpenBursts(bursts);

        PackedBursts packed = Objects.requireNonNull(PackedBursts.of(open));

        assertThat(packed.unpack()).usingRecursiveComparison().isEqualTo(open);
        assertThat(packed.lowestOffset())
                .isEqualTo(
                        bursts.stream()
                                .flatMap(burst -> burst.messages().stream())
                                .map(Message::offset)
                                .min(Comparator.naturalOrder())
                                .orElseThrow());
    }

    @Test
    void shouldLeaveBurstsThatAreLarge() {
        OpenBursts open = new OpenBursts(List.of(OpenBurst.of(message(0, "{}"), 1_000)));
        for (int i = 1; i < MOST_MESSAGES; i++) {
            open = open.replace(open.bursts().get(0), one(i));
        }

        assertThat(PackedBursts.of(open)).isNotNull();
        assertThat(PackedBursts.of(open.replace(open.bursts().get(0), one(MOST_MESSAGES))))
                .isNull();
        assertThat(
                        PackedBursts.of(
                                new OpenBursts(
                                        List.of(
                                                OpenBurst.of(
                                                        message(0, "x".repeat(20_000)), 1_000)))))
                .isNull();
    }

    private static UnaryOperator<OpenBurst> one(int more) {
        return burst -> burst.with(message(more, "{}"), 1_000);
    }

    @Test
    void shouldLeaveBurstsThatHaveNoMessages() {
        assertThat(PackedBursts.of(OpenBursts.NONE)).isNull();
    }

    @Test
    void shouldLeaveBurstsThatCarryAnEarlierOne() {
        AskedBurst earlier =
                OpenBurst.of(message(0, "{}"), 1_000).asked("r", 2, CloseReason.INACTIVITY, false);

        assertThat(
                        PackedBursts.of(
                                new OpenBursts(
                                        List.of(
                                                OpenBurst.of(message(1, "{}"), 1_000)
                                                        .carry(earlier)))))
                .isNull();
    }

    private static Message message(int number, String json) {
        return new Message(
                "m" + number,
                Duration.ofSeconds(number).toMillis(),
                number,
                json.getBytes(StandardCharsets.UTF_8),
                new Said("text", false),
                null,
                Map.of());
    }

    /** One burst or two, of messages with and without their bytes, read from them or not. */
    @Provide
    Arbitrary<List<OpenBurst>> bursts() {
        return messages()
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(PackedBurstsTest::burst)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2);
    }

    private static OpenBurst burst(List<Message> messages) {
        OpenBurst burst = OpenBurst.of(messages.get(0), 1_000);
        for (Message message : messages.subList(1, messages.size())) {
            burst = burst.with(message, 1_000 + message.offset());
        }
        return burst.writing(burst.quietFrom() + 1);
    }

    private static Arbitrary<Message> messages() {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(20);
        return Combinators.combine(
                        texts,
                        texts,
                        Arbitraries.longs().between(0, 1L << 45),
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        texts.injectNull(0.5),
                        Arbitraries.maps(texts, texts).ofMaxSize(2))
                .as(
                        (id, text, at, offset, media, held, sender, route) -> {
                            byte[] bytes = (id + "|" + text).getBytes(StandardCharsets.UTF_8);
                            Message whole =
                                    new Message(
                                            id,
                                            at,
                                            offset,
                                            bytes,
                                            new Said(text, media),
                                            sender,
                                            route);
                            int idBytes = id.getBytes(StandardCharsets.UTF_8).length;
                            Message reading = whole.readingFromBytes(idBytes, bytes.length);
                            return held ? reading : reading.withoutBytes();
                        });
    }
}

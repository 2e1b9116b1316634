package dev.caesura.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Media;
import dev.caesura.schemas.serde.EventSerde;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.errors.SerializationException;

/** Any message survives its way over a topic; no bytes at all bring down a reader. */
class EventBytesTest {

    private static final EventSerde<InboundMessage> SERDE = new EventSerde<>(InboundMessage.class);
    private static final List<Golden> FILES = Golden.all();

    @Property
    void shouldReadBackAnyMessage(@ForAll("messages") InboundMessage message) {
        byte[] bytes = SERDE.toBytes(message);

        assertThat(SERDE.fromBytes(bytes)).isEqualTo(message);
    }

    @Property(tries = 300)
    void shouldWriteWhatTheSchemaAllows(@ForAll("messages") InboundMessage message) {
        String json = new String(SERDE.toBytes(message), StandardCharsets.UTF_8);

        assertThat(SchemaFiles.TODAY.validate("inbound-message", json)).isEmpty();
        assertThat(SchemaFiles.RELEASED.validate("inbound-message", json)).isEmpty();
    }

    @Property(tries = 2000)
    void shouldReadOrRefuseDamagedBytes(
            @ForAll @IntRange(max = 10_000) int file,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 100_000) Integer> positions,
            @ForAll byte damage) {
        Golden golden = FILES.get(file % FILES.size());
        byte[] bytes = golden.bytes();
        positions.forEach(position -> bytes[position % bytes.length] = damage);

        assertReadOrRefused(golden.serde(), bytes);
    }

    @Property
    void shouldReadOrRefuseArbitraryBytes(
            @ForAll @IntRange(max = 10_000) int file, @ForAll @Size(max = 64) byte[] bytes) {
        assertReadOrRefused(FILES.get(file % FILES.size()).serde(), bytes);
    }

    private static void assertReadOrRefused(EventSerde<Event> serde, byte[] bytes) {
        try {
            assertThat(serde.fromBytes(bytes).conversationId()).isNotNull();
        } catch (SerializationException e) {
            assertThat(e).hasMessageStartingWith("Not readable as ");
        }
    }

    @Provide
    Arbitrary<InboundMessage> messages() {
        Arbitrary<String> text = Arbitraries.strings().all().ofMinLength(1).ofMaxLength(40);
        Arbitrary<String> optional = text.injectNull(0.3);
        Arbitrary<Instant> instants =
                Combinators.combine(
                                Arbitraries.longs().between(0, 253_402_300_799L),
                                Arbitraries.longs().between(0, 999_999_999L))
                        .as(Instant::ofEpochSecond);
        Arbitrary<List<Media>> media =
                Combinators.combine(text, optional, optional, optional, optional)
                        .as(Media::new)
                        .list()
                        .ofMaxSize(3);
        return Combinators.combine(
                        text.list().ofSize(6),
                        optional.list().ofSize(4),
                        Arbitraries.of(Direction.values()),
                        media,
                        instants.injectNull(0.3).list().ofSize(2))
                .as(
                        (texts, optionals, direction, files, times) ->
                                InboundMessage.builder()
                                        .messageId(texts.get(0))
                                        .channel(texts.get(1))
                                        .account(texts.get(2))
                                        .contact(texts.get(3))
                                        .sender(texts.get(4))
                                        .type(texts.get(5))
                                        .direction(direction)
                                        .text(optionals.get(0))
                                        .payload(optionals.get(1))
                                        .replyTo(optionals.get(2))
                                        .raw(optionals.get(3))
                                        .media(files)
                                        .sentAt(times.get(0))
                                        .receivedAt(times.get(1))
                                        .build());
    }
}

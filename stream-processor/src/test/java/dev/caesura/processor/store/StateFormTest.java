package dev.caesura.processor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.burst.AskedMessage;
import dev.caesura.processor.domain.burst.Burst;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.burst.OpenBursts;
import dev.caesura.processor.domain.burst.Said;
import dev.caesura.processor.domain.conversation.ConversationEvent.Opinion;
import dev.caesura.processor.domain.conversation.ConversationState;
import dev.caesura.processor.domain.conversation.ConversationStatus;
import dev.caesura.processor.domain.conversation.Exchange;
import dev.caesura.processor.domain.conversation.Finding;
import dev.caesura.processor.domain.conversation.Memory;
import dev.caesura.processor.domain.conversation.Rhythm;
import dev.caesura.processor.domain.conversation.SeenIds;
import dev.caesura.processor.domain.conversation.Tempo;
import dev.caesura.processor.domain.conversation.Turn;
import dev.caesura.processor.domain.conversation.Upcoming;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.Reason;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StateFormTest {

    @Property(tries = 500)
    void shouldReadWhatItWrote(@ForAll("states") ConversationState state) {
        ConversationState read = StateForm.fromBytes(StateForm.toBytes(state));

        assertThat(read).isEqualTo(state);
    }

    @Property(tries = 200)
    void shouldRefuseWhatIsCutShort(@ForAll("states") ConversationState state) {
        byte[] whole = StateForm.toBytes(state);
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);

        assertThatThrownBy(() -> StateForm.fromBytes(cut)).isInstanceOf(RuntimeException.class);
    }

    /** A version's bytes stay readable: this is what version 1 wrote, without a rhythm. */
    @Test
    void shouldReadTheBytesOfVersionOne() {
        byte[] bytes =
                HexFormat.of()
                        .parseHex("010000000000000000000000000000d00f00027473c73e0a61332dc0b802");

        ConversationState read = StateForm.fromBytes(bytes);

        assertThat(read.memory().touchedAt()).isEqualTo(1_000);
        assertThat(read.seen().contains(SeenIds.hash("m1"))).isTrue();
        assertThat(read.memory().rhythm()).isEqualTo(Rhythm.UNKNOWN);
    }

    /** What version 2 wrote. */
    @Test
    void shouldReadTheBytesOfVersionTwo() {
        byte[] bytes =
                HexFormat.of()
                        .parseHex(
                                "020000000000000000000000000000d00f1c0c00027473c73e0a61332dc0b802");

        ConversationState read = StateForm.fromBytes(bytes);

        assertThat(read.memory().touchedAt()).isEqualTo(1_000);
        assertThat(read.memory().rhythm()).isEqualTo(new Rhythm(0b1110, 6));
        assertThat(read.seen().contains(SeenIds.hash("m1"))).isTrue();
        assertThat(read.memory().sent()).isEmpty();
    }

    /** What version 3 wrote: an exchange has its route, and a message that was sent its reply. */
    @Test
    void shouldReadTheBytesOfVersionThree() {
        byte[] bytes =
                HexFormat.of()
                        .parseHex(
                                "0300000000000000020a7265702d3102046d310271026102040204746f0262"
                                        + "0002000206534d310a7265702d31000000d00f00000000");

        ConversationState read = StateForm.fromBytes(bytes);

        assertThat(read.memory().sent())
                .containsExactly(new Memory.SentMessage("SM1", "rep-1", false));
        assertThat(read.memory().exchanges().get(0).route()).containsEntry("to", "b");
        assertThat(read.memory().formerIds()).isEmpty();
    }

    /** What version 4 wrote: the ids that were handed on. */
    @Test
    void shouldReadTheBytesOfVersionFour() {
        byte[] bytes =
                HexFormat.of()
                        .parseHex(
                                "040000000000000000000000000000d00f0000"
                                        + "02147765623a73686f703a610000");

        ConversationState read = StateForm.fromBytes(bytes);

        assertThat(read.memory().formerIds()).containsExactly("web:shop:a");
        assertThat(read.memory().laterId()).isEmpty();
    }

    /** What version 5 wrote: the id to which it was handed on. */
    @Test
    void shouldReadTheBytesOfVersionFive() {
        byte[] bytes =
                HexFormat.of()
                        .parseHex(
                                "050000000000000000000000000000d00f0000"
                                        + "02147765623a73686f703a61147765623a73686f703a620000");

        ConversationState read = StateForm.fromBytes(bytes);

        assertThat(read.memory().formerIds()).containsExactly("web:shop:a");
        assertThat(read.memory().laterId()).isEqualTo("web:shop:b");
        assertThat(StateForm.toBytes(read)).isEqualTo(bytes);
    }

    @Test
    void shouldRefuseALaterVersion() {
        byte[] bytes = StateForm.toBytes(ConversationState.NONE);
        bytes[0] = 6;

        assertThatThrownBy(() -> StateForm.fromBytes(bytes))
                .isInstanceOf(NewerStateException.class)
                .hasMessageContaining("caesura-conversations");
    }

    @Provide
    Arbitrary<ConversationState> states() {
        return Combinators.combine(
                        turns(),
                        bursts().list().ofMaxSize(2),
                        memories(),
                        Arbitraries.longs().array(long[].class).ofMaxSize(20),
                        bursts().injectNull(0.5))
                .as(StateFormTest::state);
    }

    private static ConversationState state(
            @Nullable Turn turn,
            List<AskedBurst> waiting,
            Memory memory,
            long[] hashes,
            @Nullable AskedBurst carried) {
        int[] days = new int[hashes.length];
        Arrays.setAll(days, i -> 20_000 + i / 3);
        return new ConversationState(
                carried == null
                        ? OpenBursts.NONE
                        : new OpenBursts(
                                List.of(
                                        OpenBurst.carrying(
                                                carried, carried.closedAt() + 5, 30_000))),
                carried == null
                        ? new Upcoming(2, 1, null)
                        : new Upcoming(
                                3,
                                2,
                                new Upcoming.EarlyDraft(
                                        carried.requestId(),
                                        carried.bounds(),
                                        7,
                                        new Upcoming.Drafted(
                                                "text", null, List.of(new Opinion("rep-1", 0.5))))),
                turn,
                waiting,
                memory,
                new SeenIds(hashes, days, hashes.length));
    }

    private static Arbitrary<AskedBurst> bursts() {
        Arbitrary<AskedMessage> messages =
                Combinators.combine(
                                Arbitraries.strings().ofMinLength(1).ofMaxLength(20),
                                Arbitraries.longs().between(0, 1L << 45),
                                Arbitraries.longs().between(0, 1L << 40),
                                Arbitraries.strings().ofMaxLength(30),
                                Arbitraries.strings().ofMaxLength(5).injectNull(0.5))
                        .as(
                                (id, at, offset, text, sender) ->
                                        new AskedMessage(
                                                id,
                                                at,
                                                offset,
                                                new Said(text, at % 2 == 0),
                                                sender));
        return Combinators.combine(
                        Arbitraries.strings().alpha().ofLength(8),
                        messages.list().ofMaxSize(4),
                        Arbitraries.longs().between(0, 1L << 45),
                        Arbitraries.of(CloseReason.class))
                .as(
                        (id, list, at, reason) ->
                                new AskedBurst(
                                        "req-" + id,
                                        new Burst(at, at + 40, at / 2, at / 2 + 9, 3, 700),
                                        at + 70,
                                        reason,
                                        list,
                                        at % 3 == 0,
                                        (int) (at % 5),
                                        Map.of("chat_id", id)));
    }

    private static Arbitrary<Turn> turns() {
        Finding finding = new Finding(Reason.SIMILAR_QUESTION, 0.75);
        return bursts().flatMap(
                        burst ->
                                Arbitraries.<Turn>of(
                                        new Turn.Held(burst, 0, 5),
                                        new Turn.Generating(burst, 2, 1, 3, 4, 5, finding),
                                        new Turn.Postponed(burst, 2, 1, 3, 5, null),
                                        new Turn.Delivering(
                                                burst, 1, 5, "rep-1", 4, true, false, false,
                                                finding),
                                        new Turn.Delivering(
                                                burst, 1, 5, "rep-1", 4, true, false, true, null),
                                        new Turn.Recalled(burst, 1, 5, "rep-1", 4, null)))
                .injectNull(0.2);
    }

    private static Arbitrary<Memory> memories() {
        Arbitrary<ConversationStatus> statuses =
                Arbitraries.of(
                        ConversationStatus.OPEN,
                        new ConversationStatus.Paused(9, Reason.PERSON_TOOK_OVER),
                        new ConversationStatus.Stopped(Reason.STOP_KEYWORD));
        return Combinators.combine(
                        statuses,
                        bursts().list().ofMaxSize(2),
                        Arbitraries.strings().ofMaxLength(20),
                        Arbitraries.longs().between(0, 1L << 45),
                        Arbitraries.integers().between(0, 0xffff))
                .as(
                        (status, failed, text, at, rhythm) ->
                                new Memory(
                                        status,
                                        List.of(
                                                new Exchange(
                                                        "rep-1",
                                                        List.of("m1"),
                                                        text,
                                                        text,
                                                        at,
                                                        2,
                                                        Map.of("to", text))),
                                        Map.of("", new Tempo(1, 2, 3, at, 5)),
                                        7,
                                        List.of(text),
                                        List.of(
                                                new Memory.SentMessage(
                                                        "wamid.1", text, at % 2 == 0)),
                                        failed.stream()
                                                .map(one -> new Memory.FailedTurn(one, 2))
                                                .toList(),
                                        new Rhythm(rhythm, rhythm % (Rhythm.KEPT + 1)),
                                        text.isEmpty() ? List.of() : List.of(text),
                                        text,
                                        at % 2 == 0,
                                        at));
    }
}

package dev.caesura.processor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.domain.burst.Burst;
import dev.caesura.processor.store.MessageHistory.Kind;
import dev.caesura.processor.store.MessageHistory.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldMessagesTest {

    private static final int SIZE = 10;
    private static final Line FIRST = line(1_000, 1);
    private static final Line SECOND = line(2_000, 2);
    private static final Line LATER = line(60_000, 3);
    private static final Burst BURST = new Burst(1_000, 2_000, 1, 2, 2, 2 * SIZE);
    private static final Burst NEXT = Burst.of(60_000, 3, SIZE);

    private final HeldBytes room = new HeldBytes(3 * SIZE);
    private final HeldMessages held = new HeldMessages(room, true);

    @Test
    void shouldGiveTheMessagesOfABurstInOrderOfArrival() {
        held.add(SECOND);
        held.add(LATER);
        held.add(FIRST);

        assertThat(held.of(BURST)).containsExactly(FIRST, SECOND);
    }

    @Test
    void shouldLetGoOfWhatHasClosed() {
        held.add(FIRST);
        held.add(SECOND);
        held.add(LATER);

        held.keep(List.of(NEXT));

        assertThat(held.of(NEXT)).containsExactly(LATER);
        assertThat(held.of(BURST)).isNull();
        assertThat(room.taken()).isEqualTo(SIZE);
    }

    @Test
    void shouldHoldNothingWhereThereIsNoRoomForAll() {
        held.add(FIRST);
        held.add(SECOND);
        held.add(LATER);

        held.add(line(61_000, 4));

        assertThat(held.of(NEXT)).isNull();
        assertThat(room.taken()).isZero();
    }

    @Test
    void shouldHoldAgainAfterEverythingHasClosed() {
        HeldMessages unknown = new HeldMessages(room, false);
        unknown.add(FIRST);
        assertThat(unknown.of(Burst.of(1_000, 1, SIZE))).isNull();

        unknown.keep(List.of());
        unknown.add(LATER);

        assertThat(unknown.of(NEXT)).containsExactly(LATER);
    }

    private static Line line(long at, long offset) {
        return new Line(at, offset, Kind.MESSAGE, new byte[SIZE]);
    }
}

package dev.caesura.processor.domain.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.schemas.event.CloseReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OpenBurstsTest {

    private static final long GAP = 100;
    private static final BurstRules RULES = new BurstRules(GAP, 0, 1_000, 10, 10_000);

    @Property(tries = 5_000)
    void shouldPartTheMessagesWherePausesAreLongerThanTheGap(
            @ForAll @Size(max = 40) List<@LongRange(min = 0, max = 2 * GAP) Long> pauses) {
        BurstRules endless =
                new BurstRules(
                        GAP, 0, Long.MAX_VALUE / 4, BurstRules.UNLIMITED, BurstRules.UNLIMITED);
        List<List<Long>> expected = new ArrayList<>();
        List<Closing> closed = new ArrayList<>();
        OpenBursts open = OpenBursts.NONE;
        long at = 1_000;
        for (int i = 0; i < pauses.size(); i++) {
            at += pauses.get(i);
            if (expected.isEmpty() || pauses.get(i) > GAP) {
                expected.add(new ArrayList<>());
            }
            expected.get(expected.size() - 1).add(at);
            OpenBursts.Step due = open.closeDue(at, endless);
            OpenBursts.Step arrived = due.open().arrive(message(at, i), endless);
            closed.addAll(due.closed());
            open = arrived.open();
        }
        closed.addAll(open.closeDue(at + GAP + 1, endless).closed());

        assertThat(closed).hasSameSizeAs(expected);
        for (int i = 0; i < closed.size(); i++) {
            List<Long> burst = expected.get(i);
            assertThat(closed.get(i).burst().bounds().count()).isEqualTo(burst.size());
            assertThat(closed.get(i).closedAt()).isEqualTo(burst.get(burst.size() - 1) + GAP);
        }
    }

    @Property(tries = 3_000)
    void shouldKeepEveryMessageInExactlyOneBurstWhateverTheOrder(
            @ForAll @Size(max = 40) List<@LongRange(min = 0, max = 3_000) Long> times,
            @ForAll @IntRange(min = 0, max = 200) int grace) {
        BurstRules rules = new BurstRules(GAP, grace, 1_000, 10, 10_000);
        List<Closing> closed = new ArrayList<>();
        OpenBursts open = OpenBursts.NONE;
        List<Long> arrivals = new ArrayList<>();
        long clock = 0;
        for (int i = 0; i < times.size(); i++) {
            clock = Math.max(clock, times.get(i));
            arrivals.add(rules.isLate(times.get(i), clock) ? clock : times.get(i));
            OpenBursts.Step due = open.closeDue(clock, rules);
            OpenBursts.Step arrived = due.open().arrive(message(arrivals.get(i), i), rules);
            closed.addAll(due.closed());
            closed.addAll(arrived.closed());
            open = arrived.open();
            assertThat(open.isEmpty()).isEqualTo(open.nextDue(rules) == Long.MAX_VALUE);
        }
        closed.addAll(open.closeAll(clock, CloseReason.FLUSH).closed());

        assertThat(closed.stream().mapToInt(c -> c.burst().bounds().count()).sum())
                .isEqualTo(times.size());
        for (int i = 0; i < times.size(); i++) {
            String id = "m" + i;
            assertThat(closed.stream().filter(c -> c.burst().find(id) != null)).hasSize(1);
        }
    }

    @Test
    void shouldCloseWhenFull() {
        OpenBursts open = OpenBursts.NONE;
        for (int i = 0; i < 9; i++) {
            open = open.arrive(message(i, i), RULES).open();
        }

        OpenBursts.Step last = open.arrive(message(9, 9), RULES);

        assertThat(last.closed()).hasSize(1);
        Closing closing = last.closed().get(0);
        assertThat(closing.burst().bounds()).isEqualTo(new Burst(0, 9, 0, 9, 10, 10));
        assertThat(closing.closedAt()).isEqualTo(9);
        assertThat(closing.reason()).isEqualTo(CloseReason.MAX_MESSAGES);
        assertThat(last.open().isEmpty()).isTrue();
    }

    @Test
    void shouldCloseAtTheMaximumWaitThoughMessagesGoOn() {
        OpenBursts open = OpenBursts.NONE;
        for (int i = 0; i <= 9; i++) {
            open = open.arrive(message(i * 99L, i), new BurstRules(GAP, 0, 900, 100, 100)).open();
        }

        OpenBursts.Step due = open.closeDue(901, new BurstRules(GAP, 0, 900, 100, 100));

        assertThat(due.closed())
                .singleElement()
                .extracting("reason")
                .isEqualTo(CloseReason.MAX_WAIT);
        assertThat(due.closed()).singleElement().extracting("closedAt").isEqualTo(900L);
    }

    @Test
    void shouldSayWhatIsWrongWithARule() {
        assertThatThrownBy(() -> new BurstRules(0, 0, 1, 1, 1)).hasMessageContaining("30s");
        assertThatThrownBy(() -> new BurstRules(100, 0, 99, 1, 1)).hasMessageContaining("one gap");
        assertThatThrownBy(() -> new BurstRules(100, -1, 100, 1, 1)).hasMessageContaining("0s");
    }

    @Test
    void shouldBeginAnotherBurstWhereABurstHasNoRoomForAMessage() {
        BurstRules small = new BurstRules(GAP, 0, 1_000, 10, 5);
        OpenBursts open = OpenBursts.NONE;
        for (int i = 0; i < 3; i++) {
            open = open.arrive(message(i, i), small).open();
        }

        OpenBursts.Step next = open.arrive(message(3, 3, 4), small);

        assertThat(next.closed()).hasSize(1);
        assertThat(next.closed().get(0).burst().bounds().count()).isEqualTo(3);
        assertThat(next.open().bursts()).hasSize(1);
        assertThat(next.open().bursts().get(0).bounds().bytes()).isEqualTo(4);
    }

    private static Message message(long at, long offset) {
        return message(at, offset, 1);
    }

    private static Message message(long at, long offset, int bytes) {
        return new Message("m" + offset, at, offset, new byte[bytes], Said.NOTHING, null, Map.of());
    }
}

package dev.caesura.processor.conversation.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private final Deadlines deadlines = new Deadlines();

    @Test
    void shouldRingOnceForADeadlineThatMovesEarlier() {
        Deadlines.Alarm later = deadlines.set(null, "a", 5_000);
        Deadlines.Alarm sooner = deadlines.set(later, "a", 1_000);

        assertThat(sooner).isNotSameAs(later);
        assertThat(deadlines.next()).isEqualTo(1_000);
        assertThat(deadlines.takeBefore(10_000, 10)).containsExactly("a");
        assertThat(deadlines.next()).isEqualTo(Deadlines.NEVER);
    }

    @Test
    void shouldRingAsBeforeForADeadlineThatMovesLater() {
        Deadlines.Alarm alarm = deadlines.set(null, "a", 1_000);

        assertThat(deadlines.set(alarm, "a", 5_000)).isSameAs(alarm);
        assertThat(deadlines.takeBefore(1_001, 10)).containsExactly("a");
    }

    @Test
    void shouldNotRingAtItsVeryMoment() {
        deadlines.set(null, "a", 1_000);

        assertThat(deadlines.takeBefore(1_000, 10)).isEmpty();
        assertThat(deadlines.takeBefore(1_001, 10)).containsExactly("a");
    }

    @Test
    void shouldSetNoAlarmForNever() {
        assertThat(deadlines.set(null, "a", Deadlines.NEVER)).isNull();
        assertThat(deadlines.next()).isEqualTo(Deadlines.NEVER);
        assertThat(deadlines.nextOwner()).isNull();
    }

    @Test
    void shouldTakeNoMoreThanAllowed() {
        for (int i = 0; i < 5; i++) {
            deadlines.set(null, "owner-" + i, i);
        }

        assertThat(deadlines.takeBefore(10, 2)).containsExactly("owner-0", "owner-1");
        assertThat(deadlines.takeBefore(10, 10)).hasSize(3);
    }

    /** As the conversations use it: set at each step, and once more after it has rung. */
    @Property(tries = 2_000)
    void shouldRingForEveryOwnerNoLaterThanItsDeadline(@ForAll Random random) {
        Deadlines queue = new Deadlines();
        Map<String, Deadlines.Alarm> alarms = new HashMap<>();
        Map<String, Long> due = new HashMap<>();
        for (int step = 0; step < 60; step++) {
            String owner = "owner-" + random.nextInt(6);
            long at = random.nextInt(1_000);
            due.put(owner, at);
            keep(alarms, owner, queue.set(alarms.get(owner), owner, at));
            if (random.nextInt(4) == 0) {
                long now = random.nextInt(1_000);
                for (String rung : queue.takeBefore(now, 100)) {
                    if (due.getOrDefault(rung, Deadlines.NEVER) < now) {
                        due.remove(rung);
                    } else if (due.containsKey(rung)) {
                        keep(alarms, rung, queue.set(alarms.get(rung), rung, due.get(rung)));
                    }
                }
                List<Long> left = new ArrayList<>(due.values());
                assertThat(left).allMatch(deadline -> deadline >= now);
                left.forEach(deadline -> assertThat(queue.next()).isLessThanOrEqualTo(deadline));
            }
        }
    }

    private static void keep(
            Map<String, Deadlines.Alarm> alarms, String owner, Deadlines.@Nullable Alarm alarm) {
        alarms.compute(owner, (name, before) -> alarm);
    }
}

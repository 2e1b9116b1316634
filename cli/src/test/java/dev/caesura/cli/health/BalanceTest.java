package dev.caesura.cli.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The conservation check's sums. */
class BalanceTest {

    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = SINCE.plusSeconds(3600);
    private static final Instant INSIDE = SINCE.plusSeconds(60);

    private final Balance balance = new Balance(SINCE, UNTIL);

    @Test
    void shouldExpectAnOutcomeForEachArrival() {
        // given
        balance.message("a", "1", INSIDE);
        balance.message("a", "1", INSIDE);
        balance.outcome("a", "1", INSIDE);

        // when
        balance.endOfPartition();

        // then
        assertThat(balance.result().missing()).isEqualTo(1);
        assertThat(balance.result().holds()).isFalse();
    }

    @Test
    void shouldNotMissWhatIsTooYoungOrTooOld() {
        // given
        balance.message("a", "young", UNTIL.plusSeconds(1));
        balance.message("a", "old", SINCE.minusSeconds(1));

        // when
        balance.endOfPartition();

        // then
        assertThat(balance.result().open()).isEqualTo(1);
        assertThat(balance.result().messages()).isEqualTo(1);
        assertThat(balance.result().holds()).isTrue();
    }

    @Test
    void shouldRefuseToHoldMoreThanItCan() {
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i <= Balance.LIMIT; i++) {
                                balance.message("a", "" + i, INSIDE);
                            }
                        })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("--since");
    }

    /** Each message has so many outcomes: none is missing, one is right, two are one too many. */
    @Property
    void shouldCountTheSameInEveryOrder(
            @ForAll @Size(max = 30) List<@IntRange(max = 2) Integer> outcomes,
            @ForAll Random order) {
        // given
        Balance sums = new Balance(SINCE, UNTIL);
        List<Runnable> records = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            String id = "" + i;
            records.add(() -> sums.message("a", id, INSIDE));
            for (int j = 0; j < outcomes.get(i); j++) {
                records.add(() -> sums.outcome("a", id, INSIDE));
            }
        }
        Collections.shuffle(records, order);

        // when
        records.forEach(Runnable::run);
        sums.endOfPartition();

        // then
        assertThat(sums.result().missing()).isEqualTo(Collections.frequency(outcomes, 0));
        assertThat(sums.result().surplus()).isEqualTo(Collections.frequency(outcomes, 2));
    }
}

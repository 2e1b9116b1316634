package dev.caesura.console.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.console.log.LastHour.Series;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LastHourTest {

    private static final long NOW = 1_800_000_005_000L;
    private static final int HOUR = 3_600_000;

    private final LastHour hour = new LastHour();

    @Property
    void shouldCountWhatWasWithinTheHourAndNothingElse(
            @ForAll List<@IntRange(min = 0, max = 2 * HOUR) Integer> ages) {
        LastHour counted = new LastHour();

        ages.stream().sorted((a, b) -> b - a).forEach(age -> counted.count(NOW - age, "message"));

        // The oldest step is whole: up to ten seconds more than an hour.
        Series series = counted.series(NOW);
        int within = (int) ages.stream().filter(age -> NOW - age >= series.from()).count();
        assertThat(Arrays.stream(series.counts().getOrDefault("message", new int[0])).sum())
                .isEqualTo(within)
                .isEqualTo(counted.totals(NOW).getOrDefault("message", 0));
    }

    @Test
    void shouldTellHowManyThereAreInASecond() {
        for (int i = 0; i < 30; i++) {
            hour.count(NOW - 14_000 + i * 500L, "message");
        }

        assertThat(hour.perSecond(NOW, "message")).isEqualTo(2.0);
        assertThat(hour.perSecond(NOW, "reply")).isZero();
    }
}

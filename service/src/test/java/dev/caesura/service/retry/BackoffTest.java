package dev.caesura.service.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Backoff backoff = new Backoff(FIRST, LONGEST);

    @Property
    void shouldDoubleUpToTheLongestAndSpreadByAFifth(
            @ForAll @IntRange(min = 1) int failures, @ForAll long seed) {
        Duration pause = backoff.pause(failures, null, new Random(seed));

        double usual = Math.min(100 * Math.pow(2, failures - 1), 30_000);
        assertThat(pause.toNanos() / 1e6).isBetween(usual * 0.8 - 1, usual * 1.2 + 1);
    }

    @Property
    void shouldNeverTryEarlierThanTheOtherSideAsks(
            @ForAll @IntRange(min = 1, max = 100) int failures,
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long seconds,
            @ForAll long seed) {
        Duration asked = Duration.ofSeconds(seconds);

        Duration pause = backoff.pause(failures, asked, new Random(seed));

        assertThat(pause).isGreaterThanOrEqualTo(asked.minusNanos(asked.toNanos() / 1_000_000_000));
    }

    @Test
    void shouldNotLetThoseWhoFailedTogetherTryTogether() {
        assertThat(backoff.pause(5, null, new Random(1)))
                .isNotEqualTo(backoff.pause(5, null, new Random(2)));
    }

    @Test
    void shouldRefusePausesThatMakeNoSense() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, LONGEST))
                .hasMessageContaining("first: 1s");
        assertThatThrownBy(() -> new Backoff(LONGEST, FIRST)).hasMessageContaining("longest: 60s");
    }
}

package dev.caesura.processor.conversation.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    private static final long NIGHT = Duration.ofHours(8).toMillis();

    private long system = 1_000_000;
    private long timer = 77_000;
    private final SteadyClock clock = new SteadyClock(() -> system, () -> timer * 1_000_000, true);

    @Test
    void shouldGoOnWithTheTimerWhenTheSystemsClockIsSet() {
        passes(100);
        system -= NIGHT;

        assertThat(clock.millis()).isEqualTo(1_000_100);
        assertThat(clock.slept()).isZero();
    }

    @Test
    void shouldTellHowLongTheMachineMayHaveSlept() {
        passes(100);
        system += NIGHT;

        assertThat(clock.millis()).isEqualTo(1_000_100);
        assertThat(clock.slept()).isEqualTo(NIGHT);

        clock.awake();
        passes(100);

        assertThat(clock.slept()).isZero();
    }

    @Test
    void shouldKnowASecondSleep() {
        system += NIGHT;
        clock.awake();
        system += 5_000;

        assertThat(clock.slept()).isEqualTo(5_000);
    }

    private void passes(long millis) {
        system += millis;
        timer += millis;
    }
}

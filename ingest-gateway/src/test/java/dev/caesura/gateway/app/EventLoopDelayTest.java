package dev.caesura.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventLoopDelayTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private long now;
    private final EventLoopDelay delay = new EventLoopDelay(Duration.ofMillis(100), () -> now);

    EventLoopDelayTest() {
        channel.freezeTime();
        delay.watch(channel.eventLoop());
    }

    @Test
    void shouldKnowHowLongTheTurnTakes() {
        turn(Duration.ofMillis(25));
        pass(Duration.ofMillis(325));

        assertThat(delay.waited()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void shouldNotCallOneLongTurnTooMuch() {
        turn(Duration.ofMillis(25));
        pass(Duration.ofMillis(900));

        assertThat(delay.isTooMuch()).isFalse();
    }

    @Test
    void shouldCallItTooMuchWhenTurnAfterTurnIsLate() {
        for (int i = 0; i < 4; i++) {
            turn(Duration.ofMillis(300));
        }
        assertThat(delay.isTooMuch()).as("at the start of a turn").isFalse();

        pass(Duration.ofMillis(126));
        assertThat(delay.isTooMuch()).as("late in a turn").isTrue();
    }

    @Test
    void shouldTakeCallsAgainAfterOneTurnOnTime() {
        for (int i = 0; i < 4; i++) {
            turn(Duration.ofMillis(300));
        }
        turn(Duration.ofMillis(25));
        pass(Duration.ofMillis(200));

        assertThat(delay.isTooMuch()).isFalse();
    }

    @Test
    void shouldKnowNothingOfOtherThreads() {
        pass(Duration.ofSeconds(10));
        EventLoopDelay other = new EventLoopDelay(Duration.ofMillis(100), () -> now);

        assertThat(other.waited()).isZero();
        assertThat(other.isTooMuch()).isFalse();
    }

    /** Time goes by, and the loop then comes to its timers. */
    private void turn(Duration length) {
        pass(length);
        channel.advanceTimeBy(length.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}

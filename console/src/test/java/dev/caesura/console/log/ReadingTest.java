package dev.caesura.console.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private Instant now = Instant.parse("2026-05-01T12:00:00Z");
    private final Reading reading = new Reading(() -> now);

    @Test
    void shouldBeWellWhileThereArePolls() {
        for (int i = 0; i < 1_000; i++) {
            pass(Duration.ofMillis(500));
            reading.polled();
        }
        pass(Reading.SILENCE);

        assertThat(reading.problem()).isNull();
        assertThat(reading.unreadFor()).isZero();
    }

    @Test
    void shouldCountFromTheLastGoodPollHoweverOftenItFails() {
        reading.polled();
        pass(Duration.ofSeconds(15));
        reading.failed("no Kafka broker answers");
        pass(Duration.ofSeconds(15));
        reading.failed("no Kafka broker answers");

        assertThat(reading.problem()).isEqualTo("no Kafka broker answers");
        assertThat(reading.unreadFor()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void shouldNoticeThatPollsHaveCeasedWithoutAWord() {
        reading.polled();
        pass(Reading.SILENCE.plusSeconds(70));

        assertThat(reading.problem()).isEqualTo("nothing was read for more than 20 seconds");
        assertThat(reading.unreadFor()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void shouldNoticeThatThereNeverWasAPoll() {
        pass(Reading.SILENCE.plusSeconds(1));

        assertThat(reading.problem()).isNotNull();
        assertThat(reading.unreadFor()).isEqualTo(Duration.ofSeconds(21));
    }

    @Test
    void shouldBeWellAgainWithTheNextPoll() {
        reading.failed("no Kafka broker answers");
        pass(Duration.ofMinutes(5));
        reading.polled();

        assertThat(reading.problem()).isNull();
        assertThat(reading.unreadFor()).isZero();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}

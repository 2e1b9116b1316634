package dev.caesura.console.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ConfirmationsTest {

    private Instant now = Instant.parse("2026-05-01T12:00:00Z");
    private final Confirmations confirmations =
            new Confirmations(
                    new InstantSource() {
                        @Override
                        public Instant instant() {
                            return now;
                        }
                    });

    @Test
    void shouldCountOnceForTheSameProgramAndDeed() {
        String token = confirmations.shown("helper", "PAUSE a");

        assertThat(confirmations.redeem(token, "another", "PAUSE a")).isFalse();
        assertThat(confirmations.redeem(token, "helper", "STOP a")).isFalse();
        assertThat(confirmations.redeem(token, "helper", "PAUSE a")).isTrue();
        assertThat(confirmations.redeem(token, "helper", "PAUSE a")).isFalse();
    }

    @Test
    void shouldCountForTenMinutes() {
        String token = confirmations.shown("helper", "PAUSE a");

        now = now.plus(Confirmations.LIFE);

        assertThat(confirmations.redeem(token, "helper", "PAUSE a")).isFalse();
    }
}

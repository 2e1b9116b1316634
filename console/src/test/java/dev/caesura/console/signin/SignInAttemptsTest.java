package dev.caesura.console.signin;

import static dev.caesura.console.signin.SignInAttempts.FREE;
import static dev.caesura.console.signin.SignInAttempts.FREE_BY_ADDRESS;
import static dev.caesura.console.signin.SignInAttempts.LONGEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInAttemptsTest {

    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "198.51.100.7";

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final SignInAttempts attempts = new SignInAttempts(() -> now);

    @Test
    void shouldDoubleTheWaitWithEachWrongPassword() {
        guess(FREE, "olga", HERE);

        assertThat(begin("olga", HERE)).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(begin("olga", HERE)).isZero();
        assertThat(begin("olga", HERE)).isEqualTo(Duration.ofSeconds(2));
        pass(Duration.ofSeconds(2));
        assertThat(begin("olga", HERE)).isZero();
        assertThat(begin("olga", HERE)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void shouldNotCountWhatCameTooEarly() {
        guess(FREE, "olga", HERE);

        for (int i = 0; i < 1_000; i++) {
            assertThat(begin("olga", HERE)).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void shouldNeverHaveAnybodyWaitForEver() {
        for (int i = 0; i < 500; i++) {
            pass(begin("olga", HERE));
        }

        assertThat(begin("olga", HERE)).isLessThanOrEqualTo(LONGEST);
        pass(Duration.ofMinutes(61));
        guess(FREE, "olga", HERE);
        assertThat(begin("olga", HERE)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldLetStrangersNotKeepAPersonOut() {
        begin("olga", HERE);
        attempts.succeeded("olga", HERE);

        guess(100, "olga", ELSEWHERE);

        assertThat(begin("olga", ELSEWHERE)).isPositive();
        assertThat(begin("olga", HERE)).isZero();
    }

    @Test
    void shouldCountAnAddressWhateverNameIsTried() {
        for (int i = 0; i < FREE_BY_ADDRESS; i++) {
            assertThat(begin("name " + i, HERE)).isZero();
        }

        assertThat(begin("another", HERE)).isEqualTo(Duration.ofSeconds(1));
        assertThat(begin("another", ELSEWHERE)).isZero();
    }

    @Test
    void shouldForgetWrongPasswordsAfterTheRightOne() {
        guess(FREE - 1, "olga", HERE);
        attempts.succeeded("olga", HERE);

        for (int i = 0; i < FREE; i++) {
            assertThat(begin("olga", HERE)).isZero();
        }
        assertThat(begin("olga", HERE)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldSayOnceThatAWaitIsNew() {
        guess(FREE, "olga", HERE);

        assertThat(attempts.begin("olga", HERE).isNew()).isTrue();
        assertThat(attempts.begin("olga", HERE).isNew()).isFalse();
        assertThat(attempts.begin("olga", ELSEWHERE).isNew()).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(attempts.begin("olga", HERE)).isEqualTo(SignInAttempts.Wait.NONE);
        assertThat(attempts.begin("olga", HERE).isNew()).isTrue();
    }

    private Duration begin(String name, String address) {
        return attempts.begin(name, address).length();
    }

    private void guess(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            begin(name, address);
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}

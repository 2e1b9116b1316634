package dev.caesura.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log says of those who try too often. */
class SignInGuardTest {

    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "198.51.100.7";

    private final Logger audit = (Logger) LoggerFactory.getLogger("dev.caesura.console.audit");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final SignInGuard guard = new SignInGuard(() -> now, new SimpleMeterRegistry());

    @BeforeEach
    void listen() {
        lines.start();
        audit.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        audit.detachAppender(lines);
    }

    @Test
    void shouldWarnOnceForEachWaitAndNotForEachRequest() {
        guess(SignInAttempts.FREE, "olga", HERE);
        assertThat(lines.list).isEmpty();

        guess(1_000, "olga", HERE);
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Too many attempts to sign in as olga from " + HERE);

        now = now.plus(Duration.ofSeconds(1));
        assertThat(guard.begin("olga", HERE)).isZero();
        assertThat(lines.list).hasSize(1);

        guess(1_000, "olga", HERE);
        assertThat(lines.list).hasSize(2);
    }

    @Test
    void shouldWarnOnceOfAnAddressWhateverNamesAreTried() {
        for (int i = 0; i < 1_000; i++) {
            guard.begin("name " + i, HERE);
        }

        assertThat(lines.list).hasSize(1);
    }

    @Test
    void shouldWarnOfEachNameThatIsGuessedAt() {
        guess(SignInAttempts.FREE + 1, "olga", HERE);
        guess(SignInAttempts.FREE + 1, "otto", ELSEWHERE);

        assertThat(lines.list).hasSize(2);
    }

    @Test
    void shouldWriteOneShortLineWhateverTheNameIs() {
        guess(SignInAttempts.FREE + 1, "olga\nINFO all is well\r" + "x".repeat(200), HERE);

        assertThat(lines.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("olga\ufffdINFO all is well\ufffdxxx")
                .doesNotContain("\n", "\r")
                .hasSizeLessThan(200);
    }

    private void guess(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            guard.begin(name, address);
        }
    }
}

package dev.caesura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where no broker answers, every command says so, and within ten seconds. */
class NoBrokerTest {

    @ParameterizedTest
    @CsvSource({
        "1, topics check",
        "1, topics create",
        "1, explain web:demo:ada",
        "1, stop web:demo:ada",
        "1, resume web:demo:ada",
        "1, pause web:demo:ada",
        "1, flush web:demo:ada",
        "1, forget web:demo:ada --yes",
        "1, unlock --execute",
        "2, diagnose",
        "1, dead-letters list",
        "1, dead-letters replay --execute",
        "1, replay",
        "1, tune"
    })
    @Timeout(60)
    void shouldSayThatNobodyAnswers(int status, String command) {
        // given
        String[] arguments = (command + " --bootstrap-servers=127.0.0.1:1").split(" ", -1);
        long began = System.nanoTime();

        // when
        CommandRun run = CommandRun.of(arguments);

        // then
        assertThat(run.err())
                .contains("No Kafka broker answers at 127.0.0.1:1")
                .doesNotContain("Exception");
        assertThat(run.status()).isEqualTo(status);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
    }
}

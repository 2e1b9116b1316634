package dev.caesura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What fails here leaves the launcher without its archive of classes, and every start is slow. */
class WarmUpTest {

    @Test
    void shouldEndWell() {
        CommandRun run = CommandRun.of("warm-up");

        assertThat(run.status()).as(run.err()).isZero();
    }
}

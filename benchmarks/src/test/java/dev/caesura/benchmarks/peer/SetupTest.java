package dev.caesura.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetupTest {

    @Test
    void shouldReachTheOtherProcessAsItIs() {
        Setup setup =
                new Setup(
                        "127.0.0.1:9092",
                        "run-1",
                        new Topics("ask."),
                        Path.of("/tmp/state"),
                        Duration.ofSeconds(30),
                        Map.of("client.id", "one", "a", "b=c"));

        assertThat(Setup.of(setup.toArguments())).isEqualTo(setup);
    }
}

package dev.caesura.cli;

import dev.caesura.schemas.log.Start;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Option;

/** The option of every command that reads the topics from some time on. */
final class SinceOption {

    @Option(
            names = "--since",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            defaultValue = "24h",
            description = "How far back to read (default: ${DEFAULT-VALUE}), such as 30m, 24h, 7d.")
    private Duration since = Duration.ofHours(24);

    private final Instant now = Instant.now();

    /** From when on to read. */
    Instant time() {
        return now.minus(since);
    }

    Start start() {
        return Start.at(time());
    }
}

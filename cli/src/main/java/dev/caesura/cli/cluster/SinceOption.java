package dev.caesura.cli.cluster;

import dev.caesura.cli.terminal.DurationConverter;
import dev.caesura.schemas.log.Start;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Option;

/** The option of every command that reads the topics from a certain time on. */
public final class SinceOption {

    @Option(
            names = "--since",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            defaultValue = "24h",
            description = "How far back to read (default: ${DEFAULT-VALUE}), such as 30m, 24h, 7d.")
    private Duration since = Duration.ofHours(24);

    private final Instant now = Instant.now();

    /** The time from which to read. */
    public Instant time() {
        return now.minus(since);
    }

    public Start start() {
        return Start.at(time());
    }
}

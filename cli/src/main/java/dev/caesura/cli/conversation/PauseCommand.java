package dev.caesura.cli.conversation;

import dev.caesura.cli.terminal.DurationConverter;
import dev.caesura.schemas.event.Command.Name;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Leaves a conversation to a person. */
@Command(
        name = "pause",
        description = "Leaves a conversation to a person for a while.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class PauseCommand extends ConversationCommand {

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "For how long, such as 30m; by default as long as the policy says.")
    private @Nullable Duration duration;

    public PauseCommand() {
        super(Name.PAUSE);
    }

    @Override
    public Map<String, String> parameters() {
        return duration == null ? Map.of() : Map.of("for", duration.toString());
    }
}

package dev.caesura.cli.conversation;

import dev.caesura.cli.terminal.CommandException;
import dev.caesura.cli.terminal.DurationConverter;
import dev.caesura.schemas.event.Command.Name;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
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

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm (z)", Locale.ROOT);
    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm (z)", Locale.ROOT);

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
    void confirm(String conversation) {
        if (duration != null && duration.isZero()) {
            throw new CommandException(
                    CommandException.USAGE,
                    "Nothing was paused. --for must be longer than 0, such as 30m; resume ends a"
                            + " pause.");
        }
    }

    @Override
    public Map<String, String> parameters() {
        return duration == null ? Map.of() : Map.of("for", duration.toString());
    }

    @Override
    String done(String conversation, ConversationGlance glance) {
        String end =
                duration == null
                        ? "for as long as its policy says (pause-for)"
                        : "until " + end(Instant.now(), duration, ZoneId.systemDefault());
        return "Paused " + conversation + " " + end + ".";
    }

    /** A time of day, with the date if that is another one than now. */
    static String end(Instant now, Duration duration, ZoneId zone) {
        ZonedDateTime end = now.plus(duration).atZone(zone);
        boolean today = end.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (today ? TIME : DATE_AND_TIME).format(end);
    }
}

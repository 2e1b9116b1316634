package dev.caesura.processor.processor;

import dev.caesura.schemas.event.Command;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Reads what a command says beyond its name. */
final class CommandParameters {

    private static final String FOR = "for";

    private CommandParameters() {}

    /**
     * When a pause ends, in milliseconds since the epoch; null if the command leaves it to the
     * policy.
     *
     * @throws SerializationException if it is no duration
     */
    static @Nullable Long pauseEnd(Command command, long at) {
        String duration = command.parameters().get(FOR);
        if (duration == null) {
            return null;
        }
        try {
            return at + Duration.parse(duration).toMillis();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new SerializationException(
                    "'" + duration + "' is no duration; write for example PT1H", e);
        }
    }
}

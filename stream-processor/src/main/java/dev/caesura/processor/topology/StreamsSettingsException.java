package dev.caesura.processor.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says that a topology is run with settings under which it would answer twice or never. The message
 * lists everything that is wrong, with the values to write instead.
 */
public final class StreamsSettingsException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    StreamsSettingsException(List<String> problems) {
        super("Caesura's topology can't be run like this: " + String.join("; ", problems));
    }

    /** Whether a failure has this cause. */
    public static boolean isBehind(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamsSettingsException) {
                return true;
            }
        }
        return false;
    }
}

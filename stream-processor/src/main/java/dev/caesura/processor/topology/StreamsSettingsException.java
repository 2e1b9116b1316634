package dev.caesura.processor.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says that a topology is run with settings under which it would answer twice or never. All that is
 * wrong stands in the message, with what to write instead.
 */
public final class StreamsSettingsException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    StreamsSettingsException(List<String> problems) {
        super("Caesura's topology can't be run like this: " + String.join("; ", problems));
    }

    /** Whether this is why something failed. */
    public static boolean isBehind(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamsSettingsException) {
                return true;
            }
        }
        return false;
    }
}

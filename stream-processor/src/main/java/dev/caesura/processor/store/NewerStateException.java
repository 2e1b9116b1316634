package dev.caesura.processor.store;

import org.jspecify.annotations.Nullable;

/**
 * Says that state has a form that this code does not know, as after a return to an older version.
 * The code neither reads nor changes it: a guess would answer the wrong thing.
 */
public final class NewerStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NewerStateException(String store, String found, String known) {
        super(
                "The store %s has %s; this version of Caesura reads %s. A later version wrote it: run that one"
                        .formatted(store, found, known));
    }

    /** Whether a failure has this cause. */
    public static boolean isBehind(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NewerStateException) {
                return true;
            }
        }
        return false;
    }

    /** Makes sure that the version with which a value begins is known. */
    static void check(String store, byte version, byte known) {
        if (version < 1 || version > known) {
            throw new NewerStateException(
                    store, "state of version " + version, "versions up to " + known);
        }
    }
}

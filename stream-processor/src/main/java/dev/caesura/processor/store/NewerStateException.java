package dev.caesura.processor.store;

import org.jspecify.annotations.Nullable;

/**
 * State in a form that this code does not know, as after going back to an older version. Nothing is
 * read of it, and nothing is changed: a guess would answer the wrong thing.
 */
public final class NewerStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NewerStateException(String store, String found, String known) {
        super(
                "The store %s has %s; this version of Caesura reads %s. A later version wrote it: run that one"
                        .formatted(store, found, known));
    }

    /** Whether this is why something failed. */
    public static boolean isBehind(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NewerStateException) {
                return true;
            }
        }
        return false;
    }

    /** Makes sure that a value which begins with its version has a known one. */
    static void check(String store, byte version, byte known) {
        if (version < 1 || version > known) {
            throw new NewerStateException(
                    store, "state of version " + version, "versions up to " + known);
        }
    }
}

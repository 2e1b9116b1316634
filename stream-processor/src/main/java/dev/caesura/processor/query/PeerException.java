package dev.caesura.processor.query;

import org.jspecify.annotations.Nullable;

/** Says that the instance which has the conversation did not answer for it. */
public final class PeerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The status of an instance that does not answer. */
    private static final int UNAVAILABLE = 503;

    private final int status;

    PeerException(int status, String message) {
        super(message);
        this.status = status;
    }

    PeerException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = UNAVAILABLE;
    }

    /** The other instance's HTTP status; 503 if it does not answer. */
    public int status() {
        return status;
    }
}

package dev.caesura.sender.http;

import java.io.IOException;

/**
 * Thrown when a call failed before any of its body was handed to the connection: no address, no
 * connection, no TLS session, or a pooled connection that had ended. The other side cannot have
 * acted on it.
 */
public final class UnsentException extends IOException {

    private static final long serialVersionUID = 1L;

    UnsentException(Throwable cause) {
        super("Not sent: " + cause.getClass().getSimpleName(), cause);
    }
}

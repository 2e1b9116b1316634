package dev.caesura.gateway.spool;

/** Thrown when the disk returns other data than were written. */
final class DamagedException extends SpoolException {

    private static final long serialVersionUID = 1L;

    DamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}

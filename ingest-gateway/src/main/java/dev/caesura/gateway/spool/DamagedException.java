package dev.caesura.gateway.spool;

/** Thrown when what the disk gives back is not what was written. */
final class DamagedException extends SpoolException {

    private static final long serialVersionUID = 1L;

    DamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}

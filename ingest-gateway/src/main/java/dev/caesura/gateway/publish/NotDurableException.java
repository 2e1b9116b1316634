package dev.caesura.gateway.publish;

/** Thrown when records could neither be written to Kafka nor kept on the disk. */
public class NotDurableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotDurableException(String message) {
        super(message);
    }

    public NotDurableException(String message, Throwable cause) {
        super(message, cause);
    }
}

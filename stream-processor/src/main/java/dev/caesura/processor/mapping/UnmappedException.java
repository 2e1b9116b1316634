package dev.caesura.processor.mapping;

import dev.caesura.schemas.event.Reason;
import org.apache.kafka.common.errors.SerializationException;

/** Says why a record of a team's own topic is set aside. The message holds nothing of its text. */
public final class UnmappedException extends SerializationException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    UnmappedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** {@link Reason#UNMAPPED} or {@link Reason#MISPLACED}. */
    public Reason reason() {
        return reason;
    }
}

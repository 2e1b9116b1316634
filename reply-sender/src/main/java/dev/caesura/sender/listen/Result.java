package dev.caesura.sender.listen;

import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.sender.deliver.DeliveryException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt.
 *
 * @param status as it is recorded
 * @param providerMessageId the channel's id, if it was sent
 * @param error a short code; null if it was sent
 * @param detail for people who operate the system
 * @param pause how long until it is tried again; null if it is not
 * @param deadLetter whether a person should see it
 */
record Result(
        DeliveryStatus status,
        @Nullable String providerMessageId,
        @Nullable String error,
        String detail,
        @Nullable Duration pause,
        boolean deadLetter) {

    static Result sent(String providerMessageId) {
        return new Result(DeliveryStatus.SENT, providerMessageId, null, "", null, false);
    }

    static Result refused(DeliveryException e, Duration pause) {
        return failed(e.reason(), Unreadable.describe(e), pause, false);
    }

    static Result failed(DeliveryException e) {
        return failed(e.reason(), Unreadable.describe(e), null, true);
    }

    /** Not sent on purpose: there is nothing for a person to put right. */
    static Result withdrawn(String objection) {
        return failed(objection, "Withdrawn: " + objection, null, false);
    }

    static Result ambiguous() {
        return failed(
                "ambiguous",
                "Nobody learned whether it was sent, and the policy is skip",
                null,
                true);
    }

    private static Result failed(
            String error, String detail, @Nullable Duration pause, boolean deadLetter) {
        return new Result(DeliveryStatus.FAILED, null, error, detail, pause, deadLetter);
    }

    /** The error as a short code; {@code none} if there is none. */
    String reason() {
        return error == null ? "none" : error;
    }
}

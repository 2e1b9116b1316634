package dev.caesura.sender.delivery;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.guard.Admission;
import dev.caesura.sender.work.Unreadable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The result of an attempt.
 *
 * @param status the recorded status
 * @param providerMessageId the channel's id, if it was sent
 * @param error a short code; null if it was sent
 * @param detail for people who operate the system
 * @param tried whether a call was made
 * @param pause the time until the next try; null if there is none
 * @param deadLetter whether a person should see it
 */
record Result(
        DeliveryStatus status,
        @Nullable String providerMessageId,
        @Nullable String error,
        String detail,
        boolean tried,
        @Nullable Duration pause,
        boolean deadLetter) {

    static Result sent(String providerMessageId) {
        return new Result(DeliveryStatus.SENT, providerMessageId, null, "", true, null, false);
    }

    static Result refused(DeliveryException e, Duration pause) {
        return failed(e.reason(), Unreadable.describe(e), true, pause, false);
    }

    static Result failed(DeliveryException e) {
        return failed(e.reason(), Unreadable.describe(e), true, null, true);
    }

    /** Not sent on purpose: there is nothing for a person to fix. */
    static Result withdrawn() {
        return failed(
                DeliveryEvent.WITHDRAWN,
                "The turn ended before its reply was sent",
                false,
                null,
                false);
    }

    /** Not tried, because no call may be made; says that the sender is still working on it. */
    static Result heldBack(Admission.Wait wait, Duration pause) {
        return failed(wait.reason(), "Waits for its turn", false, pause, false);
    }

    /** Not tried for so long that the reply is given up. */
    static Result heldBackTooLong(Admission.Wait wait) {
        return failed(
                wait.reason(), "No call could be made within the time budget", false, null, true);
    }

    /** Not sent, because it is too old. */
    static Result expired() {
        return failed("expired", "It was not sent within its time budget", false, null, true);
    }

    static Result ambiguous(int partsSent) {
        return failed(
                DeliveryEvent.AMBIGUOUS,
                "It is unknown whether part "
                        + (partsSent + 1)
                        + " was sent, and the policy is skip",
                true,
                null,
                true);
    }

    private static Result failed(
            String error,
            String detail,
            boolean tried,
            @Nullable Duration pause,
            boolean deadLetter) {
        return new Result(DeliveryStatus.FAILED, null, error, detail, tried, pause, deadLetter);
    }

    /** The error as a short code; {@code none} if there is none. */
    String reason() {
        return error == null ? "none" : error;
    }
}

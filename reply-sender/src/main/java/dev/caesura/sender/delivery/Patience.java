package dev.caesura.sender.delivery;

import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.guard.Admission;
import dev.caesura.sender.work.RetrySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time for which one reply is tried, and the events written meanwhile. */
final class Patience {

    // Well below the time after which the processor gives up a turn without events.
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);

    private final RetrySettings retry;
    private final Clock clock;
    private final Instant end;
    private Instant lastSign;
    private Instant notBefore = Instant.MIN;
    private int partsTold;
    private int failures;

    /**
     * The patience with a reply.
     *
     * @param written the time at which the reply was written: a restart grants no new time
     */
    Patience(RetrySettings retry, Clock clock, Instant written) {
        this.retry = retry;
        this.clock = clock;
        this.lastSign = clock.instant();
        this.end = written.plus(retry.budget());
    }

    /** Whether the reply is too old to be sent. */
    boolean isOver() {
        return clock.instant().isAfter(end);
    }

    /** The result for a reply that was refused. */
    Result refused(DeliveryException e) {
        failures++;
        if (!e.kind().isRetryable()) {
            return Result.failed(e);
        }
        Duration pause = retry.pause(failures, e.retryAfter());
        Instant again = clock.instant().plus(pause);
        if (again.isAfter(end)) {
            return Result.failed(e);
        }
        notBefore = again;
        return Result.refused(e, upTo(pause));
    }

    /** The reason why it is too early to try again; null if it is not. */
    Admission.@Nullable Wait early() {
        Duration left = Duration.between(clock.instant(), notBefore);
        return left.isNegative() || left.isZero()
                ? null
                : new Admission.Wait(left, "asked-to-wait", false);
    }

    /**
     * The result for a reply that may not be sent now.
     *
     * @param partsSent the number of its parts that were sent
     * @return null if it goes on waiting in silence
     */
    @Nullable Result heldBack(Admission.Wait wait, int partsSent) {
        Instant now = clock.instant();
        if (!wait.inTurn() && now.isAfter(end)) {
            return Result.heldBackTooLong(wait);
        }
        boolean isSilentForLong = !now.isBefore(lastSign.plus(SIGN_OF_LIFE));
        return isSilentForLong || partsSent > partsTold
                ? Result.heldBack(wait, upTo(wait.after()))
                : null;
    }

    /** The longest wait before the next check. */
    Duration upTo(Duration wait) {
        return wait.compareTo(SIGN_OF_LIFE) < 0 ? wait : SIGN_OF_LIFE;
    }

    /** Notes that the log has an event for the reply. */
    void told(int partsSent) {
        lastSign = clock.instant();
        partsTold = partsSent;
    }
}

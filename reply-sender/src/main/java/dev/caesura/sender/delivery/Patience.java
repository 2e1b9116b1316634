package dev.caesura.sender.delivery;

import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.guard.Admission;
import dev.caesura.sender.work.RetrySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long one reply is tried, and what is said of it meanwhile. */
final class Patience {

    // Well below the time after which the processor gives up a turn that nobody speaks of.
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
     * @param written when the reply was written: a restart grants no time anew
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

    /** What becomes of a reply that was refused. */
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

    /** Why it is too early to try again; null if it is not. */
    Admission.@Nullable Wait early() {
        Duration left = Duration.between(clock.instant(), notBefore);
        return left.isNegative() || left.isZero()
                ? null
                : new Admission.Wait(left, "asked-to-wait", false);
    }

    /**
     * What becomes of a reply that may not be sent now.
     *
     * @param partsSent how many of its parts were sent
     * @return null if it waits on in silence
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

    /** How long to wait at most before the next look. */
    Duration upTo(Duration wait) {
        return wait.compareTo(SIGN_OF_LIFE) < 0 ? wait : SIGN_OF_LIFE;
    }

    /** Notes that the log has a word on the reply. */
    void told(int partsSent) {
        lastSign = clock.instant();
        partsTold = partsSent;
    }
}

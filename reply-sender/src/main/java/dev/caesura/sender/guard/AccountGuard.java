package dev.caesura.sender.guard;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Decides when calls of one account may be made, and learns from their outcomes. */
public final class AccountGuard {

    /** The reason and the end of a wait of all calls. */
    private record Hold(Instant until, String reason) {}

    private static final String TOO_MANY_CALLS = "too-many-calls";
    private static final Duration USUAL_THROTTLE = Duration.ofSeconds(5);
    private static final Duration BUSY = Duration.ofMillis(100);
    private static final Hold FREE = new Hold(Instant.MIN, "");

    private final String name;
    private final CircuitBreaker circuit;
    private final Bulkhead bulkhead;
    private final RateLimiter rate;
    private final GuardSettings settings;
    private final Clock clock;
    private volatile Hold hold = FREE;

    AccountGuard(
            String name,
            CircuitBreaker circuit,
            Bulkhead bulkhead,
            RateLimiter rate,
            GuardSettings settings,
            Clock clock) {
        this.name = name;
        this.circuit = circuit;
        this.bulkhead = bulkhead;
        this.rate = rate;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sets the account's rate of calls, if it has changed. */
    void callsPerSecond(int most) {
        if (rate.getRateLimiterConfig().getLimitForPeriod() != most) {
            rate.changeLimitForPeriod(most);
        }
    }

    /** A place in the line of callers; for one caller, call by call. */
    public Entry entry() {
        return new Entry();
    }

    /** Learns from a failed call about the other side, and about the account. */
    public void learn(CallException failure, Admission.Permit permit) {
        switch (failure.kind()) {
            case UNAVAILABLE, AMBIGUOUS -> {
                permit.failed(failure);
                if (failure.retryAfter() != null) {
                    throttle(failure.retryAfter());
                }
            }
            case THROTTLED -> {
                permit.answered();
                throttle(Objects.requireNonNullElse(failure.retryAfter(), USUAL_THROTTLE));
            }
            case ACCOUNT -> {
                permit.answered();
                stop();
            }
            case PACED, PERMANENT -> permit.answered();
        }
    }

    /** Holds all calls back for as long as the other side asks, within bounds. */
    public void throttle(Duration pause) {
        Duration longest = settings.throttled();
        Duration bounded = pause.compareTo(longest) < 0 ? pause : longest;
        holdUntil(clock.instant().plus(bounded), "throttled");
    }

    /** Holds all calls back until a person may have acted. */
    public void stop() {
        holdUntil(clock.instant().plus(settings.stopped()), "account-stopped");
    }

    private synchronized void holdUntil(Instant until, String reason) {
        if (hold.until().isBefore(until)) {
            hold = new Hold(until, reason);
        }
    }

    /** The state in one word: {@code closed}, {@code open}, {@code throttled} … */
    public String state() {
        Hold now = hold;
        return clock.instant().isBefore(now.until())
                ? now.reason()
                : circuit.getState().name().toLowerCase(Locale.ROOT);
    }

    String name() {
        return name;
    }

    /** One caller's place. Not thread-safe. */
    public final class Entry {
        private static final long NONE = Long.MIN_VALUE;

        /** The time of this caller's reserved turn, by {@code System.nanoTime}. */
        private long turnAt = NONE;

        private Entry() {}

        /** Asks whether a call may be made now. */
        public Admission admit() {
            Duration held = Duration.between(clock.instant(), hold.until());
            if (!held.isNegative()) {
                return later(spread(held), hold.reason());
            }
            if (circuit.getState() == CircuitBreaker.State.OPEN) {
                return later(spread(settings.open().dividedBy(4)), "circuit-open");
            }
            Duration turn = untilTurn();
            return turn.isZero() ? enter() : new Admission.Wait(turn, "rate-limited", true);
        }

        /** The time until this caller's turn, which is reserved once. */
        private Duration untilTurn() {
            if (turnAt == NONE) {
                long nanos = rate.reservePermission();
                if (nanos < 0) {
                    return BUSY;
                }
                turnAt = System.nanoTime() + nanos;
            }
            return Duration.ofNanos(Math.max(0, turnAt - System.nanoTime()));
        }

        private Admission enter() {
            if (!bulkhead.tryAcquirePermission()) {
                return later(spread(BUSY), TOO_MANY_CALLS);
            }
            if (!circuit.tryAcquirePermission()) {
                bulkhead.releasePermission();
                return later(spread(settings.open().dividedBy(4)), "circuit-open");
            }
            turnAt = NONE;
            return new Call();
        }

        // An unused turn is lost: if turns were kept, all callers would call at once when the way
        // is free.
        private Admission later(Duration after, String reason) {
            turnAt = NONE;
            return new Admission.Wait(after, reason, reason.equals(TOO_MANY_CALLS));
        }
    }

    // All callers that wait for the same moment would come at once.
    private static Duration spread(Duration pause) {
        long most = Math.max(1, pause.toMillis() / 2);
        return pause.plusMillis(1 + ThreadLocalRandom.current().nextLong(most));
    }

    private final class Call implements Admission.Permit {
        private final long began = System.nanoTime();
        private boolean told;

        @Override
        public void answered() {
            told = true;
            circuit.onSuccess(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }

        @Override
        public void failed(Exception cause) {
            told = true;
            circuit.onError(System.nanoTime() - began, TimeUnit.NANOSECONDS, cause);
        }

        @Override
        public void close() {
            if (!told) {
                circuit.releasePermission();
            }
            bulkhead.releasePermission();
        }
    }
}

package dev.caesura.gateway.webhook;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Limits the bytes in memory of all calls together, from their first byte to their answer.
 *
 * <p>Bytes count as they come in, so an announced length alone takes no room. When the budget is
 * used up, the call that has been coming in for the longest gives way: calls that stall on purpose
 * are cut off before those that are sent in one go.
 */
final class BodyBudget {

    /** The memory of a call besides its body: its headers, and the objects made of both. */
    private static final int PER_CALL = 4 * 1024;

    private final long limit;
    private final Set<Lease> incoming = new LinkedHashSet<>();
    private long used;

    BodyBudget(long limit) {
        this.limit = limit;
    }

    /** Room for a call; to be closed with its answer. */
    Lease open() {
        return new Lease();
    }

    synchronized long used() {
        return used;
    }

    private synchronized @Nullable Lease take(Lease lease, int bytes) {
        if (lease.closed) {
            return null;
        }
        Lease evicted = null;
        if (used + bytes > limit) {
            evicted = oldestBut(lease);
            release(evicted == null ? lease : evicted);
        }
        if (used + bytes > limit || lease.closed) {
            throw new OverBudgetException();
        }
        used += bytes;
        lease.held += bytes;
        incoming.add(lease);
        return evicted;
    }

    private @Nullable Lease oldestBut(Lease lease) {
        for (Lease oldest : incoming) {
            if (oldest != lease) {
                return oldest;
            }
        }
        return null;
    }

    private synchronized void received(Lease lease) {
        incoming.remove(lease);
    }

    private synchronized void release(Lease lease) {
        if (!lease.closed) {
            lease.closed = true;
            incoming.remove(lease);
            used -= lease.held;
        }
    }

    /** The budget that one call holds. */
    final class Lease implements AutoCloseable {

        private final Sinks.Empty<Void> evicted = Sinks.empty();
        private long held;
        private boolean closed;

        private Lease() {}

        /** Fails when the call has to give way to others. */
        Mono<Void> evicted() {
            return evicted.asMono();
        }

        /**
         * Takes room for the call itself.
         *
         * @throws OverBudgetException if there is none
         */
        void begin() {
            add(PER_CALL);
        }

        /**
         * Takes room for bytes that have come in.
         *
         * @throws OverBudgetException if there is none
         */
        void add(int bytes) {
            Lease other = take(this, bytes);
            if (other != null) {
                other.evicted.tryEmitError(new OverBudgetException());
            }
        }

        /** Says that all bytes have come in: from now on, the call is no longer cut off. */
        void complete() {
            received(this);
        }

        @Override
        public void close() {
            release(this);
        }
    }

    /** Thrown when there is no room for a call. */
    static final class OverBudgetException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OverBudgetException() {
            super("No room for the call", null, false, false);
        }
    }
}

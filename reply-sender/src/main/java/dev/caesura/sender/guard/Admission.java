package dev.caesura.sender.guard;

import java.time.Duration;

/** Whether a call may be made now. */
public sealed interface Admission {

    /**
     * Not yet.
     *
     * @param after when to ask again
     * @param reason a short code, such as {@code circuit-open}
     * @param inTurn whether it only waits for others to be served, as it will be
     */
    record Wait(Duration after, String reason, boolean inTurn) implements Admission {}

    /** It may; the permit must be closed, and told before what became of the call. */
    non-sealed interface Permit extends Admission, AutoCloseable {

        /** The other side answered, be it with a refusal that says nothing of its health. */
        void answered();

        /** The other side is out of order, or nobody knows. */
        void failed(Exception cause);

        /** Gives back what the call held; a permit that was told nothing counts for nothing. */
        @Override
        void close();
    }
}

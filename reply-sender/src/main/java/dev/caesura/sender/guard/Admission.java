package dev.caesura.sender.guard;

import java.time.Duration;

/** Whether a call may be made now. */
public sealed interface Admission {

    /**
     * Not yet.
     *
     * @param after the wait before asking again
     * @param reason a short code, such as {@code circuit-open}
     * @param inTurn whether it only waits for its turn
     */
    record Wait(Duration after, String reason, boolean inTurn) implements Admission {}

    /** It may; the permit must be told the outcome of the call, and then closed. */
    non-sealed interface Permit extends Admission, AutoCloseable {

        /** The other side answered, perhaps with a refusal that says nothing about its health. */
        void answered();

        /** The other side is out of order, or its state is unknown. */
        void failed(Exception cause);

        /** Releases the call's resources; a permit without an outcome does not count. */
        @Override
        void close();
    }
}

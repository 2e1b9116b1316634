package dev.caesura.service.supervise;

import java.util.Optional;

/**
 * A report on a supervised thread.
 *
 * @param name the thread's name
 * @param state its state
 * @param restarts how often it was started again
 * @param problem the class of the last failure since it ran steadily; empty if there is none
 */
public record ThreadReport(String name, State state, long restarts, Optional<String> problem) {

    /** The state of a supervised thread. */
    public enum State {
        /** It works. */
        RUNNING,
        /** It has failed and is started again in a moment. */
        PAUSING,
        /** It has failed so often in a row that somebody must look; the retries go on. */
        GIVEN_UP,
        /** It runs, but has shown no pulse for too long. */
        STUCK,
        /** It was asked to end. */
        STOPPED
    }

    /** Whether the thread's state keeps the service from its work. */
    public boolean isLost() {
        return state == State.GIVEN_UP || state == State.STUCK;
    }
}

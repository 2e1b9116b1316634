package dev.caesura.service.supervise;

import java.util.Optional;

/**
 * How a supervised thread is.
 *
 * @param name the thread's name
 * @param state what it is doing
 * @param restarts how often it was started again
 * @param problem the class of the last failure since it ran steadily; empty if there is none
 */
public record ThreadReport(String name, State state, long restarts, Optional<String> problem) {

    /** What a supervised thread is doing. */
    public enum State {
        /** It works. */
        RUNNING,
        /** It has failed and is started again in a moment. */
        PAUSING,
        /** It has failed so often in a row that somebody must look; trying goes on. */
        GIVEN_UP,
        /** It runs, but has shown no pulse for too long. */
        STUCK,
        /** It was asked to end. */
        STOPPED
    }

    /** Whether the service can't do its work with the thread as it is. */
    public boolean isLost() {
        return state == State.GIVEN_UP || state == State.STUCK;
    }
}

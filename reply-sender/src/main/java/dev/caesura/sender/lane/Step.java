package dev.caesura.sender.lane;

import java.time.Duration;

/** The result of a step of a record's work. */
public sealed interface Step {

    /** The record is finished; it may be acknowledged once all before it are. */
    record Done() implements Step {}

    /**
     * The work wants another step later. No thread is held meanwhile, and the lane's next record
     * waits.
     *
     * @param after the wait
     */
    record Again(Duration after) implements Step {}

    static Step done() {
        return new Done();
    }

    static Step again(Duration after) {
        return new Again(after);
    }
}

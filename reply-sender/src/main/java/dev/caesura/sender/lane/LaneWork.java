package dev.caesura.sender.lane;

/** The work on one record: a series of steps, each of which may block. */
@FunctionalInterface
public interface LaneWork {

    /**
     * Does the next step, on a thread of the lanes.
     *
     * @return whether the record is finished, or when to continue
     * @throws Exception if the step could not even record its failure, such as when Kafka is away:
     *     it is tried again after a pause, and the record stays unacknowledged
     */
    Step step() throws Exception;
}

package dev.caesura.sender.work;

import dev.caesura.sender.lane.LaneWork;
import dev.caesura.sender.lane.Step;
import dev.caesura.sender.trace.RecordTrace;

/** The work on a record, whose span ends with it. */
public record TracedWork(LaneWork work, RecordTrace trace) implements LaneWork {

    @Override
    public Step step() throws Exception {
        Step step = work.step();
        if (step instanceof Step.Done) {
            trace.end();
        }
        return step;
    }
}

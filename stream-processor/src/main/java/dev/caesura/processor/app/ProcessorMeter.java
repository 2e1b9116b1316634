package dev.caesura.processor.app;

import static dev.caesura.service.MeterSheet.counter;
import static dev.caesura.service.MeterSheet.gauge;
import static dev.caesura.service.MeterSheet.gaugeIn;
import static dev.caesura.service.MeterSheet.timer;

import dev.caesura.service.MeterSheet;
import dev.caesura.service.StatedMeter;

/**
 * The processor's meters beside those of Kafka Streams, each stated once: for their registration,
 * and for the reference.
 */
public enum ProcessorMeter implements StatedMeter {
    LATENESS(timer("caesura.processor.lateness", "From a burst's deadline to its close")),
    LAG(
            gaugeIn(
                    "caesura.processor.lag",
                    "seconds",
                    "How long the last record had been in the log when it was read")),
    OLDEST_TURN(
            gaugeIn(
                    "caesura.processor.oldest.turn",
                    "seconds",
                    "The longest time that a turn has made no progress; below its time limit it may"
                            + " have ended")),
    WAITING_CONVERSATIONS(
            gauge(
                    "caesura.processor.waiting.conversations",
                    "Conversations with an open burst or a turn in flight")),
    SET_ASIDE(
            counter(
                    "caesura.processor.set.aside",
                    "Conversations and records that were set aside, since a step failed; they are dead letters",
                    "reason")),
    CLOCK_SKEW(
            gaugeIn(
                    "caesura.processor.clock.skew",
                    "seconds",
                    "How far the broker's timestamps are ahead of the log's time, after a jump of"
                            + " its clock")),
    CLAMPED_TIMESTAMPS(
            counter(
                    "caesura.processor.clamped.timestamps",
                    "Records from the future or from before 1970, whose time was brought within"
                            + " bounds"));

    private final MeterSheet sheet;

    ProcessorMeter(MeterSheet sheet) {
        this.sheet = sheet;
    }

    @Override
    public MeterSheet sheet() {
        return sheet;
    }
}

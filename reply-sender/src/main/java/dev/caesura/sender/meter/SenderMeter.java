package dev.caesura.sender.meter;

import static dev.caesura.service.MeterSheet.counter;
import static dev.caesura.service.MeterSheet.gauge;
import static dev.caesura.service.MeterSheet.timer;

import dev.caesura.service.MeterSheet;
import dev.caesura.service.StatedMeter;

/** The sender's meters, each stated once: for who registers them, and for the reference. */
public enum SenderMeter implements StatedMeter {
    GENERATION(timer("caesura.sender.generation", "How long an answer took")),
    SENT(counter("caesura.sender.sent", "Replies that a channel took", "channel")),
    FAILURES(counter("caesura.sender.failures", "Failures by reason", "stage", "reason")),
    RETRIES(counter("caesura.sender.retries", "Retries by reason", "stage", "reason")),
    HELD_BACK(
            counter(
                    "caesura.sender.held.back",
                    "Signs of life of replies that no call can be made for yet",
                    "channel",
                    "reason")),
    AMBIGUOUS(
            counter(
                    "caesura.sender.ambiguous",
                    "Replies of which nobody knew whether they were sent",
                    "channel")),
    SETTLED_BEFORE(
            counter(
                    "caesura.sender.settled.before",
                    "Replies read again that had their result already")),
    TOKENS(
            counter(
                    "caesura.sender.tokens",
                    "Tokens as the models count them",
                    "account",
                    "direction")),
    IN_FLIGHT(gauge("caesura.sender.in.flight", "Records taken on and not finished", "listener")),
    LATE(
            counter(
                    "caesura.sender.late",
                    "Records finished after their partition was given up",
                    "listener")),
    STEP_FAILURES(
            counter(
                    "caesura.sender.step.failures",
                    "Steps that threw and are tried again",
                    "listener"));

    private final MeterSheet sheet;

    SenderMeter(MeterSheet sheet) {
        this.sheet = sheet;
    }

    @Override
    public MeterSheet sheet() {
        return sheet;
    }
}

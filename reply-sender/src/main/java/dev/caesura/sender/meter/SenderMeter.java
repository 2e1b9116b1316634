package dev.caesura.sender.meter;

import dev.caesura.service.MeterSheet;
import dev.caesura.service.StatedMeter;
import io.micrometer.core.instrument.Meter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sender's meters, each stated once: for who registers them, and for the reference. */
public enum SenderMeter implements StatedMeter {
    GENERATION(Meter.Type.TIMER, "generation", null, "How long an answer took"),
    SENT(Meter.Type.COUNTER, "sent", null, "Replies that a channel took", "channel"),
    FAILURES(Meter.Type.COUNTER, "failures", null, "Failures by reason", "stage", "reason"),
    RETRIES(Meter.Type.COUNTER, "retries", null, "Retries by reason", "stage", "reason"),
    HELD_BACK(
            Meter.Type.COUNTER,
            "held.back",
            null,
            "Signs of life of replies that no call can be made for yet",
            "channel",
            "reason"),
    AMBIGUOUS(
            Meter.Type.COUNTER,
            "ambiguous",
            null,
            "Replies of which nobody knew whether they were sent",
            "channel"),
    SETTLED_BEFORE(
            Meter.Type.COUNTER,
            "settled.before",
            null,
            "Replies read again that had their result already"),
    TOKENS(
            Meter.Type.COUNTER,
            "tokens",
            null,
            "Tokens as the models count them",
            "account",
            "direction"),
    IN_FLIGHT(Meter.Type.GAUGE, "in.flight", null, "Records taken on and not finished", "listener"),
    LATE(
            Meter.Type.COUNTER,
            "late",
            null,
            "Records finished after their partition was given up",
            "listener"),
    STEP_FAILURES(
            Meter.Type.COUNTER,
            "step.failures",
            null,
            "Steps that threw and are tried again",
            "listener");

    private final MeterSheet sheet;

    SenderMeter(
            Meter.Type type,
            String name,
            @Nullable String unit,
            String description,
            String... tags) {
        this.sheet =
                new MeterSheet(type, "caesura.sender." + name, unit, description, List.of(tags));
    }

    @Override
    public MeterSheet sheet() {
        return sheet;
    }
}

package dev.caesura.sender.meter;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The sender's meters, each stated once: for who registers them, and for the reference. */
@SuppressWarnings("ImmutableEnumChecker") // The tags are never written, and handed out as a copy.
public enum SenderMeter implements MeterDocumentation {
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

    private static final String PREFIX = "caesura.sender.";

    private final Meter.Type type;
    private final String name;
    private final @Nullable String unit;
    private final String description;
    private final KeyName[] tags;

    SenderMeter(
            Meter.Type type,
            String name,
            @Nullable String unit,
            String description,
            String... tags) {
        this.type = type;
        this.name = name;
        this.unit = unit;
        this.description = description;
        this.tags = Arrays.stream(tags).map(tag -> (KeyName) () -> tag).toArray(KeyName[]::new);
    }

    @Override
    public String getName() {
        return PREFIX + name;
    }

    @Override
    public Meter.Type getType() {
        return type;
    }

    /** What its value is counted in; null for things. */
    @Override
    public @Nullable String getBaseUnit() {
        return unit;
    }

    @Override
    public KeyName[] getKeyNames() {
        return tags.clone();
    }

    /** What it shows, as monitoring displays it. */
    public String description() {
        return description;
    }
}

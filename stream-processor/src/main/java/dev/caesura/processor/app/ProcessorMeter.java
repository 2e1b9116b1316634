package dev.caesura.processor.app;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The processor's meters beside those of Kafka Streams, each stated once: for who registers them,
 * and for the reference.
 */
@SuppressWarnings("ImmutableEnumChecker") // The tags are never written, and handed out as a copy.
public enum ProcessorMeter implements MeterDocumentation {
    LATENESS(Meter.Type.TIMER, "lateness", null, "From a burst's deadline to its closing"),
    LAG(
            Meter.Type.GAUGE,
            "lag",
            "seconds",
            "How long the last record had lain in the log when it was read"),
    OLDEST_TURN(
            Meter.Type.GAUGE,
            "oldest.turn",
            "seconds",
            "How long the stillest turn has made no progress; below its time limit it may have ended"),
    WAITING_CONVERSATIONS(
            Meter.Type.GAUGE,
            "waiting.conversations",
            null,
            "Conversations with an open burst or a turn in flight"),
    CLAMPED_TIMESTAMPS(
            Meter.Type.COUNTER,
            "clamped.timestamps",
            null,
            "Records from the future or from before 1970, whose time was brought into bounds");

    private static final String PREFIX = "caesura.processor.";

    private final Meter.Type type;
    private final String name;
    private final @Nullable String unit;
    private final String description;
    private final KeyName[] tags;

    ProcessorMeter(
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

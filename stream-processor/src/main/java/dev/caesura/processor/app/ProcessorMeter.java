package dev.caesura.processor.app;

import dev.caesura.service.MeterSheet;
import dev.caesura.service.StatedMeter;
import io.micrometer.core.instrument.Meter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The processor's meters beside those of Kafka Streams, each stated once: for who registers them,
 * and for the reference.
 */
public enum ProcessorMeter implements StatedMeter {
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

    private final MeterSheet sheet;

    ProcessorMeter(
            Meter.Type type,
            String name,
            @Nullable String unit,
            String description,
            String... tags) {
        this.sheet =
                new MeterSheet(type, "caesura.processor." + name, unit, description, List.of(tags));
    }

    @Override
    public MeterSheet sheet() {
        return sheet;
    }
}

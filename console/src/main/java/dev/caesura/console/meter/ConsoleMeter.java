package dev.caesura.console.meter;

import dev.caesura.service.MeterSheet;
import dev.caesura.service.StatedMeter;
import io.micrometer.core.instrument.Meter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The console's meters, each stated once: for who registers them, and for the reference. */
public enum ConsoleMeter implements StatedMeter {
    SIGN_INS(
            Meter.Type.COUNTER,
            "sign.ins",
            null,
            "Passwords: ok, refused, or limited, which were not looked at for coming too fast",
            "result"),
    LOG_UNREAD(
            Meter.Type.GAUGE,
            "log.unread",
            "seconds",
            "For how long the topics could not be read; 0 while they can");

    private final MeterSheet sheet;

    ConsoleMeter(
            Meter.Type type,
            String name,
            @Nullable String unit,
            String description,
            String... tags) {
        this.sheet =
                new MeterSheet(type, "caesura.console." + name, unit, description, List.of(tags));
    }

    @Override
    public MeterSheet sheet() {
        return sheet;
    }
}

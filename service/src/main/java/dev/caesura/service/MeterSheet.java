package dev.caesura.service;

import io.micrometer.core.instrument.Meter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The description of a meter, known before it counts anything.
 *
 * @param type counter, timer or gauge
 * @param name in Micrometer's notation, such as {@code caesura.gateway.spool.age}
 * @param unit the unit of its value; null for plain counts, and for timers
 * @param description what it shows, as monitoring displays it
 * @param tags the names of its tags, in the order in which they are given
 */
public record MeterSheet(
        Meter.Type type,
        String name,
        @Nullable String unit,
        String description,
        List<String> tags) {

    /** A counter, with the names of its tags. */
    public static MeterSheet counter(String name, String description, String... tags) {
        return new MeterSheet(Meter.Type.COUNTER, name, null, description, List.of(tags));
    }

    /** A timer. */
    public static MeterSheet timer(String name, String description) {
        return new MeterSheet(Meter.Type.TIMER, name, null, description, List.of());
    }

    /** A gauge of things, with the names of its tags. */
    public static MeterSheet gauge(String name, String description, String... tags) {
        return new MeterSheet(Meter.Type.GAUGE, name, null, description, List.of(tags));
    }

    /** A gauge in a unit, such as {@code seconds}. */
    public static MeterSheet gaugeIn(String name, String unit, String description) {
        return new MeterSheet(Meter.Type.GAUGE, name, unit, description, List.of());
    }
}

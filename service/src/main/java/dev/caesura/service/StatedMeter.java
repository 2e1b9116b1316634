package dev.caesura.service;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A meter that is stated once: for its registration, and for the reference. */
public interface StatedMeter extends MeterDocumentation {

    /** Its description. */
    MeterSheet sheet();

    @Override
    default String getName() {
        return sheet().name();
    }

    @Override
    default Meter.Type getType() {
        return sheet().type();
    }

    /** The unit of its value; null for plain counts. */
    @Override
    default @Nullable String getBaseUnit() {
        return sheet().unit();
    }

    @Override
    default KeyName[] getKeyNames() {
        return sheet().tags().stream().map(tag -> (KeyName) () -> tag).toArray(KeyName[]::new);
    }

    /** What it shows, as monitoring displays it. */
    default String description() {
        return sheet().description();
    }

    /** Its counter with these values of its tags, in their order. */
    default Counter counterIn(MeterRegistry registry, String... values) {
        Counter.Builder counter = Counter.builder(getName()).description(description());
        List<String> tags = sheet().tags();
        for (int i = 0; i < tags.size(); i++) {
            counter.tag(tags.get(i), values[i]);
        }
        return counter.register(registry);
    }
}

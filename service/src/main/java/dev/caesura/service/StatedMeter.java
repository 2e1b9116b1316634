package dev.caesura.service;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import org.jspecify.annotations.Nullable;

/** A meter that is stated once: for who registers it, and for the reference. */
public interface StatedMeter extends MeterDocumentation {

    /** What is known of it. */
    MeterSheet sheet();

    @Override
    default String getName() {
        return sheet().name();
    }

    @Override
    default Meter.Type getType() {
        return sheet().type();
    }

    /** What its value is counted in; null for things. */
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
}

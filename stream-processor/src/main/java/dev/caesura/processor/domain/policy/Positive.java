package dev.caesura.processor.domain.policy;

import java.time.Duration;

/** Checks durations that must be longer than zero. */
final class Positive {

    private Positive() {}

    static void check(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than 0, for example 2m");
        }
    }
}

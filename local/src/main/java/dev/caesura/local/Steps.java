package dev.caesura.local;

import java.time.Duration;

/** Hears of the demo's steps while it starts. */
@FunctionalInterface
public interface Steps {

    /** Steps that nobody watches. */
    Steps SILENT = (done, took, sinceStart) -> {};

    /**
     * A step is done.
     *
     * @param what the step, such as {@code Kafka at 127.0.0.1:9092}
     * @param took the duration of the step
     * @param sinceStart the time since the demo's start
     */
    void done(String what, Duration took, Duration sinceStart);
}

package dev.caesura.local;

import java.time.Duration;

/** Is told what the demo is doing while it starts. */
@FunctionalInterface
public interface Steps {

    /** Steps that nobody watches. */
    Steps SILENT = (done, took, sinceStart) -> {};

    /**
     * A step is done.
     *
     * @param what it was, such as {@code Kafka at 127.0.0.1:9092}
     * @param took how long the step took
     * @param sinceStart how long the demo has been starting
     */
    void done(String what, Duration took, Duration sinceStart);
}

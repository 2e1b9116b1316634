package dev.caesura.benchmarks.topology;

/**
 * The progress of a system under test at a moment.
 *
 * @param nanos the moment, as {@link System#nanoTime}
 * @param committed the messages that it has committed to have processed
 * @param cpuNanos the CPU time that it has used
 */
public record Sample(long nanos, long committed, long cpuNanos) {

    /** Messages per second since an earlier sample. */
    public double throughputSince(Sample earlier) {
        return (committed - earlier.committed) * 1e9 / (nanos - earlier.nanos);
    }

    /** Microseconds of CPU per message since an earlier sample. */
    public double cpuMicrosSince(Sample earlier) {
        return (cpuNanos - earlier.cpuNanos) / 1e3 / (committed - earlier.committed);
    }
}

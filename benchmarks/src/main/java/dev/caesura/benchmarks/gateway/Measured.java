package dev.caesura.benchmarks.gateway;

/**
 * A server's results under a load.
 *
 * @param load the load generator's results
 * @param cpuMicros the server process's CPU time per webhook answered 200, in microseconds
 */
record Measured(LoadResult load, double cpuMicros) {

    double perSecond() {
        return load.perSecond();
    }
}

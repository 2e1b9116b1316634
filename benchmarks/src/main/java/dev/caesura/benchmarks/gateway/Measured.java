package dev.caesura.benchmarks.gateway;

/**
 * How a server did under a load.
 *
 * @param load what the load generator saw
 * @param cpuMicros the server process's CPU time per webhook answered 200, in microseconds
 */
record Measured(LoadResult load, double cpuMicros) {

    double perSecond() {
        return load.perSecond();
    }
}

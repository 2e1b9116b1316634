package dev.caesura.benchmarks.gateway;

/**
 * The answers to a load.
 *
 * @param accepted calls that were answered 200, those of the warm-up too
 * @param others calls that were answered otherwise, or not at all
 * @param perSecond calls answered 200 per second, after the warm-up
 * @param p50Millis the median time from a call's due time to its answer
 * @param p99Millis the 99th percentile of the same
 * @param maxMillis the longest
 */
record LoadResult(
        long accepted,
        long others,
        double perSecond,
        double p50Millis,
        double p99Millis,
        double maxMillis) {}

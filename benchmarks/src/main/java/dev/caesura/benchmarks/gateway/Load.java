package dev.caesura.benchmarks.gateway;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The load of a load generator.
 *
 * @param connections the number of keep-alive connections, each with one call at a time
 * @param warmUpSeconds the time before anything is measured
 * @param seconds the time to measure
 * @param perSecond calls per second, of all connections together; 0 for as many as are answered
 * @param conversations the number of contacts who write the messages
 */
record Load(int connections, int warmUpSeconds, int seconds, int perSecond, int conversations) {

    List<String> toArguments() {
        return IntStream.of(connections, warmUpSeconds, seconds, perSecond, conversations)
                .mapToObj(Integer::toString)
                .toList();
    }

    static Load ofArguments(List<String> arguments) {
        int[] parts = arguments.stream().mapToInt(Integer::parseInt).toArray();
        return new Load(parts[0], parts[1], parts[2], parts[3], parts[4]);
    }

    /** The pause between two calls of one connection; 0 for none. */
    long pauseNanos() {
        return perSecond == 0 ? 0 : 1_000_000_000L * connections / perSecond;
    }
}

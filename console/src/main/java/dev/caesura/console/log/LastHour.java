package dev.caesura.console.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The number of records of each kind, in steps of ten seconds, over the last hour. */
public final class LastHour {

    /** How far back it goes. */
    public static final Duration SPAN = Duration.ofHours(1);

    private static final long STEP = 10_000;
    private static final int STEPS = (int) (SPAN.toMillis() / STEP);

    private final TreeMap<Long, Map<String, Integer>> steps = new TreeMap<>();

    /**
     * The counts as lines of a chart.
     *
     * @param from the first step's beginning, in milliseconds since the epoch
     * @param step the length of a step, in milliseconds
     * @param counts for each kind, one figure for each step
     */
    public record Series(long from, long step, Map<String, int[]> counts) {}

    synchronized void count(long at, String kind) {
        steps.computeIfAbsent(at / STEP, step -> new HashMap<>()).merge(kind, 1, Integer::sum);
        while (steps.size() > STEPS + 1) {
            steps.pollFirstEntry();
        }
    }

    synchronized void clear() {
        steps.clear();
    }

    /** The counts up to this moment. */
    public synchronized Series series(long now) {
        long first = now / STEP - STEPS + 1;
        Map<String, int[]> counts = new HashMap<>();
        steps.tailMap(first)
                .headMap(now / STEP + 1)
                .forEach(
                        (step, kinds) ->
                                kinds.forEach(
                                        (kind, count) ->
                                                counts.computeIfAbsent(kind, k -> new int[STEPS])[
                                                                (int) (step - first)] =
                                                        count));
        return new Series(first * STEP, STEP, counts);
    }

    /** The sum of each kind over the hour up to this moment. */
    public synchronized Map<String, Integer> totals(long now) {
        Map<String, Integer> totals = new HashMap<>();
        steps.tailMap(now / STEP - STEPS + 1)
                .values()
                .forEach(
                        kinds -> kinds.forEach((k, count) -> totals.merge(k, count, Integer::sum)));
        return totals;
    }

    /** The rate of a kind per second, over the last whole step and the current one. */
    public synchronized double perSecond(long now, String kind) {
        long current = now / STEP;
        int counted =
                steps.getOrDefault(current, Map.of()).getOrDefault(kind, 0)
                        + steps.getOrDefault(current - 1, Map.of()).getOrDefault(kind, 0);
        return counted * 1000.0 / (STEP + now % STEP);
    }
}

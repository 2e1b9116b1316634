package dev.caesura.benchmarks.topology;

import dev.caesura.benchmarks.Figure;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The median, which one disturbed round does not move. */
public final class Medians {

    private Medians() {}

    /** The median of a measure of each; for an even number, the mean of the two in the middle. */
    public static <T> double of(List<T> of, ToDoubleFunction<T> measure) {
        double[] sorted = of.stream().mapToDouble(measure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** A figure that is the median of its rounds, with the least and the most of them. */
    public static <T> Figure figure(
            String name,
            String unit,
            List<T> rounds,
            ToDoubleFunction<T> measure,
            Figure.Target target) {
        double[] sorted = rounds.stream().mapToDouble(measure).sorted().toArray();
        return new Figure(
                name,
                of(rounds, measure),
                unit,
                target,
                new Figure.Spread(sorted[0], sorted[sorted.length - 1], sorted.length));
    }
}

package dev.caesura.benchmarks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A measured number.
 *
 * @param name what other programs know it by, such as {@code throughput_vs_stock}
 * @param value the number
 * @param unit what it counts: {@code ms}, {@code s}, {@code ratio} …
 * @param target what is to be reached
 * @param spread between what its rounds lay; null if it was measured once
 */
public record Figure(
        String name, double value, String unit, Target target, @Nullable Spread spread) {

    /** A number that was measured once. */
    public Figure(String name, double value, String unit, Target target) {
        this(name, value, unit, target, null);
    }

    /**
     * Between what the rounds of a figure lay.
     *
     * @param least the least of them
     * @param most the most of them
     * @param rounds how many there were
     */
    public record Spread(double least, double most, int rounds) {}

    /**
     * What a figure is to reach.
     *
     * @param kind whether it must not be less, must not be more, or is only reported
     * @param bound the limit; 0 if it is only reported
     */
    public record Target(Kind kind, double bound) {

        enum Kind {
            AT_LEAST("≥"),
            AT_MOST("≤"),
            REPORTED("–");

            private final String sign;

            Kind(String sign) {
                this.sign = sign;
            }
        }

        public static Target atLeast(double bound) {
            return new Target(Kind.AT_LEAST, bound);
        }

        public static Target atMost(double bound) {
            return new Target(Kind.AT_MOST, bound);
        }

        public static Target reported() {
            return new Target(Kind.REPORTED, 0);
        }

        boolean isReachedBy(double value) {
            return switch (kind) {
                case AT_LEAST -> value >= bound;
                case AT_MOST -> value <= bound;
                case REPORTED -> true;
            };
        }

        @Override
        public String toString() {
            return kind == Kind.REPORTED
                    ? kind.sign
                    : kind.sign + " " + String.format(Locale.ROOT, "%.4g", bound);
        }
    }

    /** Whether the target is reached. */
    public boolean isReached() {
        return target.isReachedBy(value);
    }
}

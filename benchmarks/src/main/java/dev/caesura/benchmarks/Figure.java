package dev.caesura.benchmarks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A measured number.
 *
 * @param name its name for other programs, such as {@code throughput_vs_stock}
 * @param value the number
 * @param unit its unit: {@code ms}, {@code s}, {@code ratio} …
 * @param target its target
 * @param spread the range of its rounds; null if it was measured once
 */
public record Figure(
        String name, double value, String unit, Target target, @Nullable Spread spread) {

    /** A number that was measured once. */
    public Figure(String name, double value, String unit, Target target) {
        this(name, value, unit, target, null);
    }

    /**
     * The range of a figure's rounds.
     *
     * @param least the least of them
     * @param most the most of them
     * @param rounds the number of rounds
     */
    public record Spread(double least, double most, int rounds) {}

    /**
     * The target of a figure.
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

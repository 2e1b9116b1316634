package dev.caesura.processor.tune;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The recommended candidate for a channel, and the reason.
 *
 * <p>The rule: of the candidates that interrupt at most the accepted share of bursts, the one with
 * the shortest long wait (95th percentile, first message to end). If none is that good, the one
 * that interrupts least. With fewer than 100 messages nothing is recommended.
 *
 * @param best the candidate's result; the present one if there are too few messages
 * @param reasoning the rule with its figures
 */
public record Recommendation(TrialResult best, String reasoning) {

    private static final int ENOUGH = 100;

    /**
     * Recommends.
     *
     * @param results the present rules first
     * @param accepted the share of interrupted bursts that is accepted, 0 to 1
     */
    public static Recommendation of(List<TrialResult> results, double accepted) {
        TrialResult present = results.get(0);
        if (present.messages() < ENOUGH) {
            return new Recommendation(
                    present,
                    "too few messages (%d of %d): keep the present settings"
                            .formatted(present.messages(), ENOUGH));
        }
        List<TrialResult> good =
                results.stream().filter(r -> r.interruptedShare() <= accepted).toList();
        return good.isEmpty()
                ? leastInterrupting(results, accepted)
                : shortest(good, present, accepted);
    }

    private static Recommendation leastInterrupting(List<TrialResult> results, double accepted) {
        TrialResult best =
                results.stream()
                        .min(Comparator.comparingDouble(TrialResult::interruptedShare))
                        .orElseThrow();
        return new Recommendation(
                best,
                format(
                        "no candidate interrupts at most %.1f %% of bursts; %s interrupts least,"
                                + " %.1f %%; try longer ones",
                        100 * accepted, name(best), 100 * best.interruptedShare()));
    }

    private static Recommendation shortest(
            List<TrialResult> good, TrialResult present, double accepted) {
        TrialResult best =
                good.stream()
                        .min(
                                Comparator.comparingDouble(TrialResult::longWaitSeconds)
                                        .thenComparing(TrialResult::gap))
                        .orElseThrow();
        return new Recommendation(
                best,
                format(
                        "%s is the shortest wait that interrupts at most %.1f %% of bursts: %.1f %%,"
                                + " long wait %.1f s (now %.1f %%, %.1f s), %d replies (now %d)",
                        name(best),
                        100 * accepted,
                        100 * best.interruptedShare(),
                        best.longWaitSeconds(),
                        100 * present.interruptedShare(),
                        present.longWaitSeconds(),
                        best.replies(),
                        present.replies()));
    }

    private static String name(TrialResult result) {
        return format(
                "gap %.1f s with max wait %.0f s",
                result.gap().toMillis() / 1000.0, result.maxWait().toMillis() / 1000.0);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

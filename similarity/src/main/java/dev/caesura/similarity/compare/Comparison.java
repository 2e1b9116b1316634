package dev.caesura.similarity.compare;

/**
 * The outcome of comparing two texts; score, verdict and guard never contradict each other.
 *
 * @param score 0 (nothing shared) to 1 (equal); below the threshold if and only if the verdict is
 *     {@code DIFFERENT}
 * @param verdict the decision
 * @param guard the guard that decided it
 * @param grey whether words alone could not tell: a second opinion may be asked, and may reverse
 *     the verdict
 */
public record Comparison(double score, Verdict verdict, Guard guard, boolean grey) {

    static Comparison exact() {
        return new Comparison(1, Verdict.SAME, Guard.EXACT, false);
    }

    /**
     * A veto keeps the score out of the grey zone, so that a reader of the score alone is not
     * misled either.
     */
    static Comparison vetoed(double score, Guard guard, Thresholds thresholds) {
        return new Comparison(
                Math.min(score, thresholds.grey() * 0.9), Verdict.DIFFERENT, guard, false);
    }

    static Comparison scored(double score, Kind kind, Thresholds thresholds) {
        boolean same = score >= thresholds.of(kind);
        boolean grey = !same && score >= thresholds.grey();
        return new Comparison(score, same ? Verdict.SAME : Verdict.DIFFERENT, Guard.NONE, grey);
    }

    /** A cap keeps the score just under the threshold; it may still be grey. */
    static Comparison capped(double score, Guard guard, Kind kind, Thresholds thresholds) {
        double capped = Math.min(score, thresholds.of(kind) * 0.95);
        return new Comparison(capped, Verdict.DIFFERENT, guard, capped >= thresholds.grey());
    }

    /** Whether the two texts say the same. */
    public boolean same() {
        return verdict == Verdict.SAME;
    }
}

package dev.caesura.similarity;

import dev.caesura.similarity.compare.Comparison;
import dev.caesura.similarity.compare.Kind;
import java.util.List;
import java.util.Locale;

/**
 * Reads pairs of texts from tab-separated lines, and writes what came of comparing them the same
 * way.
 */
public final class PairFormat {

    private static final char TAB = '\t';

    private final Similarity similarity;
    private final Kind kind;

    public PairFormat(Similarity similarity, Kind kind) {
        this.similarity = similarity;
        this.kind = kind;
    }

    /**
     * Compares the two texts of a line: score (0 to 1, four decimals), verdict and guard,
     * tab-separated.
     *
     * @param lineNumber the line's number, from 1, for the error message
     * @throws IllegalArgumentException if the line has not exactly two fields
     */
    public String answer(String line, long lineNumber) {
        List<String> texts = texts(line, lineNumber);
        return format(similarity.compare(kind, texts.get(0), texts.get(1)));
    }

    /** A comparison as a line, without its end. */
    public static String format(Comparison comparison) {
        // Rounded down: a score just under the threshold must not be shown as the threshold.
        double shown = Math.floor(comparison.score() * 10_000 + 1e-6) / 10_000;
        return String.format(Locale.ROOT, "%.4f", shown)
                + TAB
                + comparison.verdict().label()
                + TAB
                + comparison.guard().label();
    }

    private static List<String> texts(String line, long lineNumber) {
        int tab = line.indexOf(TAB);
        if (tab < 0 || line.indexOf(TAB, tab + 1) >= 0) {
            throw new IllegalArgumentException(
                    "Line "
                            + lineNumber
                            + ": write two texts with one tab between them, not '"
                            + line
                            + "'");
        }
        return List.of(line.substring(0, tab), withoutReturn(line.substring(tab + 1)));
    }

    private static String withoutReturn(String text) {
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}

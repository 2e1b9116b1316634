package dev.caesura.similarity;

import dev.caesura.similarity.Repetitions.Asked;
import dev.caesura.similarity.Repetitions.Replied;
import dev.caesura.similarity.compare.Kind;
import java.util.List;
import java.util.Locale;

/**
 * Reads pairs of texts from tab-separated lines, and writes the rulings on them in the same form.
 */
public final class PairFormat {

    private static final char TAB = '\t';

    private final Repetitions repetitions;
    private final Kind kind;
    private final String after;

    /**
     * @param after the bot's last words before the second text of each pair; empty if unknown
     * @throws IllegalArgumentException if it is given for replies, which are judged by their
     *     questions
     */
    public PairFormat(Similarity similarity, Kind kind, String after) {
        if (kind == Kind.REPLY && !after.isBlank()) {
            throw new IllegalArgumentException(
                    "The bot's previous words matter for questions only, not for replies");
        }
        this.repetitions = new Repetitions(similarity);
        this.kind = kind;
        this.after = after;
    }

    /**
     * Judges the two texts of a line as the processor does: score (0 to 1, four decimals), verdict,
     * and deciding rule, tab-separated.
     *
     * @param lineNumber the line's number, from 1, for the error message
     * @throws IllegalArgumentException if the line has not exactly two fields
     */
    public String answer(String line, long lineNumber) {
        List<String> texts = texts(line, lineNumber);
        return format(judge(texts.get(0), texts.get(1)));
    }

    private Ruling judge(String a, String b) {
        return kind == Kind.QUESTION
                ? repetitions.question(new Asked(a, ""), new Asked(b, after))
                : repetitions.reply(new Replied(a, ""), new Replied(b, ""));
    }

    /** A ruling as a line, without its end. */
    static String format(Ruling ruling) {
        // Rounded down: a score just under the threshold must not be shown as the threshold.
        double shown = Math.floor(ruling.score() * 10_000 + 1e-6) / 10_000;
        return String.format(Locale.ROOT, "%.4f", shown)
                + TAB
                + ruling.verdict().label()
                + TAB
                + ruling.decidedBy();
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

package dev.caesura.sender.delivery.channel;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Cuts a long text into parts within a channel's limit: at the end of a sentence, else between
 * words, else between visible characters, else between code points.
 */
public final class TextSplitter {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    // Up to JDK 19, BreakIterator takes joined emoji apart; a regular expression does not.
    private static final Pattern CHARACTERS = Pattern.compile("\\X");

    /** The most messages that one reply may become: a longer text is not a chat message. */
    private static final int MOST_PARTS = 10;

    /** The longest reply, in characters, for a channel that takes texts of any length. */
    private static final int LONGEST = 40_000;

    private final int limit;
    private final ToIntFunction<String> length;
    private final int mostParts;

    private TextSplitter(int limit, ToIntFunction<String> length, int mostParts) {
        this.limit = limit;
        this.length = length;
        this.mostParts = mostParts;
    }

    /** For a channel that takes texts of any length. */
    public static TextSplitter unlimited() {
        return ofCharacters(Integer.MAX_VALUE);
    }

    /** For a limit in characters, counted as UTF-16 units: never more than a channel counts. */
    public static TextSplitter ofCharacters(int limit) {
        return new TextSplitter(limit, String::length, MOST_PARTS);
    }

    /** For a limit in bytes of UTF-8; at least 4, the longest code point. */
    public static TextSplitter ofBytes(int limit) {
        return new TextSplitter(
                limit, text -> text.getBytes(StandardCharsets.UTF_8).length, MOST_PARTS);
    }

    /** The same limit where a second message can't follow: a longer text is too long. */
    public TextSplitter inOnePart() {
        return new TextSplitter(limit, length, 1);
    }

    /** The parts in order; never empty, even if the text is. */
    public List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        String rest = text.strip();
        while (!fits(rest)) {
            int end = end(rest);
            parts.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty() || parts.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    /**
     * Whether a text is longer than any reply may be: it would become more than ten parts, or more
     * than the one that can be sent, or has more than 40,000 characters.
     */
    public boolean isTooLong(String text) {
        long most = Math.min((long) mostParts * limit, LONGEST);
        return text.length() > most || split(text).size() > mostParts;
    }

    private boolean fits(String text) {
        return length.applyAsInt(text) <= limit;
    }

    /** The end of the first part of a text that is too long for one. */
    private int end(String text) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        return Stream.<IntSupplier>of(sentences::next, ends(SPACES, text), ends(CHARACTERS, text))
                .mapToInt(ends -> last(ends, text))
                .filter(end -> end > 0)
                .findFirst()
                .orElseGet(() -> lastCodePoint(text));
    }

    /** The last of some ends up to which the text fits; 0 if there is none. */
    private int last(IntSupplier ends, String text) {
        int best = 0;
        for (int end = ends.getAsInt();
                end != BreakIterator.DONE && fits(text.substring(0, end).stripTrailing());
                end = ends.getAsInt()) {
            best = end;
        }
        return best;
    }

    private static IntSupplier ends(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return () -> matcher.find() ? matcher.end() : BreakIterator.DONE;
    }

    private int lastCodePoint(String text) {
        int end = text.offsetByCodePoints(0, 1);
        while (fits(text.substring(0, text.offsetByCodePoints(end, 1)))) {
            end = text.offsetByCodePoints(end, 1);
        }
        return end;
    }
}

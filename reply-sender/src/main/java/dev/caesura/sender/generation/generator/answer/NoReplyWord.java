package dev.caesura.sender.generation.generator.answer;

import java.util.Locale;
import java.util.regex.Pattern;

/** The word with which a generator declines to answer. */
final class NoReplyWord {

    private static final Pattern DRESS = Pattern.compile("[\\s\\p{Punct}\\p{Cf}“”‘’«»…]+");

    private final String word;
    private final String bare;
    private final Pattern apart;

    NoReplyWord(String word) {
        this.word = word;
        this.bare = bare(word);
        String quoted = Pattern.quote(word);
        String dress = "[\\p{Punct}\\h“”‘’«»…]*";
        // On a line of its own, or as the first or last word: even beside other text, the generator
        // has declined.
        this.apart =
                Pattern.compile(
                        "(?m)^"
                                + dress
                                + quoted
                                + dress
                                + "$"
                                + "|\\A\\W*"
                                + quoted
                                + "(?!\\w)"
                                + "|(?<!\\w)"
                                + quoted
                                + "\\W*\\z");
    }

    /** Whether a text is this word, perhaps in quotes or markup, or has it set apart. */
    boolean isSaidBy(String text) {
        if (word.isEmpty()) {
            return false;
        }
        return !bare.isEmpty() && bare(text).equals(bare) || isCode() && apart.matcher(text).find();
    }

    /**
     * A plain word may occur in any answer; one like {@code NO_REPLY} or {@code [SILENT]} may not.
     */
    private boolean isCode() {
        return !word.equals(word.toLowerCase(Locale.ROOT)) || !word.matches("\\p{L}+");
    }

    private static String bare(String text) {
        return DRESS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }
}

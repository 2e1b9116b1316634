package dev.caesura.similarity.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Undoes drawn-out letters ("ouiiii", "whereeee") and the many ways to laugh. */
public final class Spelling {

    private static final Pattern LAUGHTER =
            Pattern.compile(
                    "(?:a?(?:ha){2,}h?|(?:he){2,}h?|(?:hi){2,}|(?:ah){2,}a?|(?:ja){2,}j?|(?:je){2,}|(?:ji){2,}|(?:rs){2,}|k{3,}|(?:ха){2,}"
                            + "|\u0647{3,}|(?:lo){2,}l|x+d+|mdr+|pt?dr+|lo+l+|lmf?ao+|haha\\w*)");

    /** One spelling of laughter; the tables call it a filler. */
    private static final String LAUGH = "haha";

    private static final int DRAWN_OUT = 3;

    private final Predicate<Token> known;

    public Spelling(Predicate<Token> known) {
        this.known = known;
    }

    public List<Token> correct(List<Token> tokens) {
        List<Token> corrected = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            corrected.add(token.is(Token.Type.WORD) ? correct(token) : token);
        }
        return corrected;
    }

    private Token correct(Token token) {
        if (known.test(token)) {
            return token;
        }
        if (token.plain().length() >= DRAWN_OUT && LAUGHTER.matcher(token.plain()).matches()) {
            return token.spelt(LAUGH);
        }
        int run = longestRun(token.text());
        boolean shortWord = run < DRAWN_OUT && token.text().length() <= DRAWN_OUT;
        if (run < 2 || shortWord) {
            return token;
        }
        Token single = token.spelt(shorten(token.text(), Math.min(run, DRAWN_OUT), 1));
        if (run < DRAWN_OUT) {
            // "heyy": a double letter is only an error if the word is not one as it stands.
            return known.test(single) ? single : token;
        }
        Token twice = token.spelt(shorten(token.text(), DRAWN_OUT, 2));
        return known.test(twice) && !known.test(single) ? twice : single;
    }

    private static int longestRun(String word) {
        int longest = 1;
        int run = 1;
        for (int i = 1; i < word.length(); i++) {
            run = word.charAt(i) == word.charAt(i - 1) ? run + 1 : 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** The word with every run of at least this many equal letters cut down to {@code kept}. */
    private static String shorten(String word, int least, int kept) {
        StringBuilder shortened = new StringBuilder(word.length());
        int i = 0;
        while (i < word.length()) {
            int end = i;
            while (end < word.length() && word.charAt(end) == word.charAt(i)) {
                end++;
            }
            shortened.append(word, i, end - i >= least ? i + kept : end);
            i = end;
        }
        return shortened.toString();
    }
}

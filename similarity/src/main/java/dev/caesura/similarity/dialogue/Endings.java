package dev.caesura.similarity.dialogue;

import dev.caesura.similarity.tables.Lexicon;
import dev.caesura.similarity.tables.Unfinished;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.terms.Term;
import dev.caesura.similarity.terms.TextReader;
import dev.caesura.similarity.terms.TextReader.Text;
import dev.caesura.similarity.text.Token;
import dev.caesura.similarity.text.Token.Type;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells by a text's end whether its writer is done, in the five languages: first by its last
 * character, then by its last words.
 */
final class Endings {

    private static final String QUESTION = "?\u061F\uFF1F";
    private static final String MORE =
            ",;:-\u2013\u2014\u2026&+\u060C\u061B\uFF0C\u3001\uFF1A\uFF1B";
    private static final String END = ".!)\u3002\uFF01\u06D4";
    private static final String DOTS = "..";
    private static final String GREETING = "hello";

    /** An emoji in words at the end: its colon announces nothing. */
    private static final Pattern SHORTCODE = Pattern.compile("(?<!\\S):[\\w+-]{1,40}:\\s*\\z");

    /** The character that makes a sign a picture. */
    private static final int VARIATION = 0xFE0F;

    /** A longer text is neither a greeting nor thanks; this bounds the work. */
    private static final int LONGEST_PHRASE = 100;

    private final TextReader reader;
    private final Unfinished unfinished;

    Endings(TextReader reader, Lexicon lexicon) {
        this.reader = reader;
        this.unfinished = lexicon.unfinished();
    }

    Ending of(String text) {
        String said = withoutSigns(SHORTCODE.matcher(text).replaceFirst(""));
        if (said.isEmpty()) {
            return Ending.OPEN;
        }
        char last = said.charAt(said.length() - 1);
        if (QUESTION.indexOf(last) >= 0) {
            return Ending.COMPLETE;
        }
        if (MORE.indexOf(last) >= 0 || said.endsWith(DOTS)) {
            return Ending.UNFINISHED;
        }
        boolean closed = END.indexOf(last) >= 0;
        boolean whole = said.length() <= LONGEST_PHRASE;
        Text read = reader.read(whole ? said : said.substring(said.length() - LONGEST_PHRASE));
        int end = endOf(read.tokens());
        if (unfinished.holds().endAt(read.tokens(), end)
                || !closed && unfinished.links().endAt(read.tokens(), end)
                || whole && isGreeting(read.terms())) {
            return Ending.UNFINISHED;
        }
        return closed || whole && isAnswerOrThanks(read.terms()) ? Ending.COMPLETE : Ending.OPEN;
    }

    /** A smile at the end changes nothing about whether the writer is done. */
    private static String withoutSigns(String text) {
        int end = text.length();
        while (end > 0) {
            int c = text.codePointBefore(end);
            if (!isSign(c) && !Character.isWhitespace(c)) {
                break;
            }
            end -= Character.charCount(c);
        }
        return text.substring(0, end);
    }

    private static boolean isSign(int c) {
        int type = Character.getType(c);
        return type == Character.OTHER_SYMBOL
                || type == Character.MODIFIER_SYMBOL
                || type == Character.FORMAT
                || c == VARIATION;
    }

    private static int endOf(List<Token> tokens) {
        int end = tokens.size();
        while (end > 0 && tokens.get(end - 1).is(Type.BREAK)) {
            end--;
        }
        return end;
    }

    private static boolean isGreeting(List<Term> terms) {
        return terms.stream().anyMatch(term -> term.sense().concept().startsWith(GREETING))
                && terms.stream()
                        .allMatch(
                                term ->
                                        term.type() == WordClass.FILLER
                                                || term.type() == WordClass.PADDING
                                                || term.type() == WordClass.NAME);
    }

    private static boolean isAnswerOrThanks(List<Term> terms) {
        return !terms.isEmpty()
                && terms.stream()
                        .allMatch(
                                term ->
                                        term.type() == WordClass.FILLER
                                                || term.type() == WordClass.ANSWER
                                                || term.type() == WordClass.FLOURISH);
    }
}

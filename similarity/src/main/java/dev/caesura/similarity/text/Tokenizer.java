package dev.caesura.similarity.text;

import dev.caesura.similarity.text.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Cuts a normalized text into words, numbers, codes, emoji and clause ends. */
public final class Tokenizer {

    /** More tokens than any chat message of a person has; this bounds the work on the rest. */
    static final int MAX_TOKENS = 512;

    /** A longer run of letters is not a word of any language; it is kept as a hash. */
    private static final int MAX_WORD = 48;

    /** "R$", "US$". */
    private static final String DOLLAR = "$";

    private static final int MAX_PREFIX = 2;

    /** The endings of English contractions, and their full forms. */
    private static final Map<String, String> ENDS =
            Map.of("s", "is", "re", "are", "m", "am", "ll", "will", "ve", "have", "d", "would");

    /** The "t" that French inserts for the sound, as in "a-t-il": it is not a word. */
    private static final String INVERSION = "-t-";

    /** The tables' concept of a way from one word to another. */
    private static final String TO = "to";

    /** "Can't" shares its n: the verb is "can". */
    private static final String CAN = "can";

    private final NumberReader numbers;

    /**
     * @param unit tells whether letters glued to a number are its unit, as in "10km"
     */
    public Tokenizer(Predicate<String> unit) {
        this.numbers = new NumberReader(unit);
    }

    /** The tokens, a clause end first and last. */
    public List<Token> tokenize(String text) {
        List<Token> tokens = new ArrayList<>(24);
        tokens.add(Token.BREAK);
        boolean capitals = Capitals.mean(text);
        int i = 0;
        while (i < text.length() && tokens.size() < MAX_TOKENS) {
            i = step(text, i, tokens, capitals);
        }
        addBreak(tokens);
        return tokens;
    }

    /**
     * Whether the whole of the text was read: the part that {@link #tokenize} leaves out must not
     * count as equal.
     */
    public static boolean readToEnd(List<Token> tokens) {
        return tokens.size() < MAX_TOKENS;
    }

    private int step(String text, int i, List<Token> tokens, boolean capitals) {
        int c = text.codePointAt(i);
        if (isWordPart(c)) {
            int code = CodeScanner.end(text, i);
            if (code > i) {
                tokens.add(Token.of(Type.CODE, text.substring(i, code).toLowerCase(Locale.ROOT)));
                return code;
            }
            return Character.isDigit(c)
                    ? numbers.read(text, i, tokens)
                    : word(text, i, tokens, capitals);
        }
        int next = i + Character.charCount(c);
        if (Emoji.isEmoji(c)) {
            tokens.add(Token.of(Type.EMOJI, Character.toString(c)));
        } else if (c == '\u00BF' || c == '\u00A1') {
            addInvertedMark(tokens);
        } else if (Ways.isDash(text, i, next) && Ways.isRoute(text, i)) {
            tokens.add(Token.of(Type.CONCEPT, TO));
        } else if (endsClause(c) || Ways.isDash(text, i, next)) {
            addBreak(tokens);
        } else if (Ways.isArrow(text, i)) {
            tokens.add(Token.of(Type.CONCEPT, TO));
            return next + (c == '-' || c == '=' ? 1 : 0);
        } else if (c == '&') {
            tokens.add(Token.word("&", false));
        } else if (isSymbol(c)) {
            tokens.add(Token.of(Type.WORD, Character.toString(c)));
        } else if (c == '@' || c == '#') {
            return handle(text, i, tokens);
        } else if (c == '-' && numbers.isSign(text, i)) {
            return numbers.read(text, i, tokens);
        } else if (c == '-' && text.startsWith(INVERSION, i)) {
            return i + INVERSION.length();
        }
        return next;
    }

    private int word(String text, int start, List<Token> tokens, boolean capitals) {
        int c = text.codePointAt(start);
        if (isIdeograph(c)) {
            int end = start + Character.charCount(c);
            tokens.add(Token.word(text.substring(start, end), false));
            return end;
        }
        int end = start;
        boolean digits = false;
        while (end < text.length()
                && isWordPart(text.codePointAt(end))
                && !isIdeograph(text.codePointAt(end))) {
            digits |= Character.isDigit(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        String written = text.substring(start, end);
        boolean first = tokens.get(tokens.size() - 1).is(Type.BREAK);
        boolean capital =
                capitals && Character.isUpperCase(c) && (!first || Capitals.fill(written));
        if (Denials.add(written, tokens)) {
            return end;
        }
        if (written.length() <= MAX_PREFIX && text.startsWith(DOLLAR, end)) {
            tokens.add(Token.word(written + DOLLAR, false));
            return end + DOLLAR.length();
        }
        if (written.length() > MAX_WORD) {
            tokens.add(
                    Token.of(
                            Type.CODE,
                            "long-" + Long.toHexString(Hash.of(written.toLowerCase(Locale.ROOT)))));
        } else if (digits) {
            tokens.add(Token.of(Type.CODE, digitsOf(written.toLowerCase(Locale.ROOT))));
        } else {
            return apostrophe(text, end, written, capital, tokens);
        }
        return end;
    }

    /**
     * Cuts "t'as" into "t" and "as", "what's" into "what" and "is", "don't" into "do" and "n't".
     */
    private int apostrophe(
            String text, int end, String written, boolean capital, List<Token> tokens) {
        int hyphened = Denials.read(text, end, written, tokens);
        if (hyphened > end) {
            return hyphened;
        }
        boolean joined =
                end + 1 < text.length()
                        && isApostrophe(text.charAt(end))
                        && Character.isLetter(text.codePointAt(end + 1));
        if (!joined) {
            addWord(tokens, written, capital);
            return end;
        }
        int tail = end + 1;
        while (tail < text.length() && Character.isLetter(text.codePointAt(tail))) {
            tail += Character.charCount(text.codePointAt(tail));
        }
        String after = text.substring(end + 1, tail).toLowerCase(Locale.ROOT);
        boolean denies = after.equals("t") && written.toLowerCase(Locale.ROOT).endsWith("n");
        if (denies) {
            addWord(
                    tokens,
                    CAN.equalsIgnoreCase(written)
                            ? written
                            : written.substring(0, written.length() - 1),
                    capital);
            addWord(tokens, "n't", false);
            return tail;
        }
        addWord(tokens, written, capital);
        String full = ENDS.get(after);
        if (full != null) {
            addWord(tokens, full, false);
            return tail;
        }
        return end + 1;
    }

    private static void addWord(List<Token> tokens, String written, boolean capital) {
        if (!written.isEmpty()) {
            tokens.add(Token.word(written, capital));
        }
    }

    /**
     * Latin letters and digits mixed; digits of any script become ASCII, so that they are compared
     * by value.
     */
    private static String digitsOf(String mixed) {
        StringBuilder plain = new StringBuilder(mixed.length());
        mixed.codePoints()
                .forEach(
                        c -> {
                            int digit = Character.digit(c, 10);
                            if (Character.isDigit(c) && digit >= 0) {
                                plain.append(digit);
                            } else {
                                plain.appendCodePoint(c);
                            }
                        });
        return TextNormalizer.fold(plain.toString());
    }

    private static int handle(String text, int i, List<Token> tokens) {
        int end = i + 1;
        while (end < text.length()
                && (isWordPart(text.codePointAt(end)) || text.charAt(end) == '_')) {
            end += Character.charCount(text.codePointAt(end));
        }
        if (end > i + 1) {
            tokens.add(Token.of(Type.CODE, text.substring(i, end).toLowerCase(Locale.ROOT)));
        }
        return end;
    }

    /** A clause end that speaks for Spanish. */
    private static void addInvertedMark(List<Token> tokens) {
        addBreak(tokens);
        tokens.set(
                tokens.size() - 1,
                new Token(Type.BREAK, Token.INVERTED_MARK, Token.INVERTED_MARK, false));
    }

    private static void addBreak(List<Token> tokens) {
        if (!tokens.get(tokens.size() - 1).is(Type.BREAK)) {
            tokens.add(Token.BREAK);
        }
    }

    private static boolean endsClause(int c) {
        return ".,!?;:\n\r\u2026\u060C\u061F\u061B\u3002\uFF0C\uFF01\uFF1F\u00A1\u00BF()[]{}\"\u00AB\u00BB\u201C\u201D"
                        .indexOf(c)
                >= 0;
    }

    private static boolean isSymbol(int c) {
        return c == '%' || c == '\u00B0' || Character.getType(c) == Character.CURRENCY_SYMBOL;
    }

    static boolean isApostrophe(char c) {
        return c == '\''
                || c == '\u2019'
                || c == '\u02BC'
                || c == '`'
                || c == '\u00B4'
                || c == '\u2018';
    }

    static boolean isWordPart(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    /** Scripts without spaces between words: every sign is a token of its own. */
    private static boolean isIdeograph(int c) {
        if (c < 0x0E00) {
            return false;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.THAI;
    }
}

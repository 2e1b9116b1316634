package dev.caesura.similarity.text;

import dev.caesura.similarity.text.Token.Type;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a number and anything glued to it, so that spellings of one value are equal and those of
 * other values never are.
 *
 * <p>"18h30", "18:30" and "6:30 pm" are one time; "1 000", "1,000" and "1.000" one amount; "12/05"
 * is a date and never "05/12".
 */
final class NumberReader {

    private static final Pattern PHONE = Pattern.compile("\\d{2,4}(?:[ .-]\\d{2,4}){3,7}(?!\\d)");
    private static final Pattern GROUPED = Pattern.compile("[1-9]\\d{0,2}(?: \\d{3})+(?!\\d)");
    private static final Pattern SEPARATED = Pattern.compile("\\d+(?:[.,:/]\\d+)*");
    private static final Pattern HOUR = Pattern.compile(" ?[hH](?: ?([0-5]\\d)(?!\\d)|(?!\\p{L}))");
    private static final Pattern HALF_DAY = Pattern.compile(" ?([aApP])\\.?[mM]\\b");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})[:.]([0-5]\\d)");
    private static final Pattern THOUSANDS =
            Pattern.compile("[1-9]\\d{0,2}(?:([.,])\\d{3})(?:\\1\\d{3})*");
    private static final Pattern THOUSANDS_AND_PART =
            Pattern.compile("[1-9]\\d{0,2}(?:,\\d{3})+\\.\\d+|[1-9]\\d{0,2}(?:\\.\\d{3})+,\\d+");
    private static final Pattern DECIMAL = Pattern.compile("\\d+[.,]\\d+");
    private static final Set<String> ORDINALS =
            Set.of("s", "st", "nd", "rd", "th", "er", "ere", "re", "e", "eme", "ieme", "o", "a");
    private static final String THOUSAND = "k";
    private static final int NOON = 12;
    private static final int HOURS = 24;

    private final Predicate<String> unit;

    NumberReader(Predicate<String> unit) {
        this.unit = unit;
    }

    /** Whether the hyphen here is the sign of a number, not a dash between words. */
    boolean isSign(String text, int i) {
        boolean digitFollows = i + 1 < text.length() && Character.isDigit(text.codePointAt(i + 1));
        return digitFollows && (i == 0 || Character.isWhitespace(text.charAt(i - 1)));
    }

    /**
     * Adds the number that starts here, and its unit if one is glued to it; returns where the rest
     * of the text begins.
     */
    int read(String text, int start, List<Token> tokens) {
        boolean negative = text.charAt(start) == '-';
        int from = negative ? start + 1 : start;
        String window = ascii(text, from);
        int length = numberLength(window);
        String number = window.substring(0, length);
        Matcher hour = HOUR.matcher(window).region(length, window.length());
        Matcher half = HALF_DAY.matcher(window).region(length, window.length());
        if (isHour(number) && hour.lookingAt()) {
            String minutes = hour.group(1);
            add(tokens, negative, minutes == null ? number : number + ":" + minutes);
            if (minutes == null) {
                tokens.add(Token.word("h", false));
            }
            return from + back(text, from, hour.end());
        }
        if (isHalfDay(number) && half.lookingAt()) {
            add(tokens, negative, afternoon(number, half.group(1)));
            return from + back(text, from, half.end());
        }
        return suffix(text, from, window, length, negative, tokens);
    }

    private int suffix(
            String text,
            int from,
            String window,
            int length,
            boolean negative,
            List<Token> tokens) {
        int end = length;
        while (end < window.length() && Character.isLetterOrDigit(window.charAt(end))) {
            end++;
        }
        String number = window.substring(0, length);
        String glued = TextNormalizer.fold(window.substring(length, end).toLowerCase(Locale.ROOT));
        if (glued.isEmpty() || ORDINALS.contains(glued)) {
            add(tokens, negative, number);
        } else if (glued.equals(THOUSAND) && isWhole(number)) {
            add(tokens, negative, number + "000");
        } else if (unit.test(glued)) {
            add(tokens, negative, number);
            tokens.add(Token.word(glued, false));
        } else {
            tokens.add(Token.of(Type.CODE, canonical(number) + glued));
        }
        return from + back(text, from, end);
    }

    private static void add(List<Token> tokens, boolean negative, String number) {
        tokens.add(Token.of(Type.NUMBER, (negative ? "-" : "") + canonical(number)));
    }

    /** One spelling of a value. */
    static String canonical(String number) {
        Matcher clock = CLOCK.matcher(number);
        if (number.indexOf(':') > 0 && clock.matches()) {
            String minutes = clock.group(2);
            return canonical(clock.group(1)) + (minutes.equals("00") ? "" : ":" + minutes);
        }
        if (GROUPED.matcher(number).matches()
                || THOUSANDS.matcher(number).matches()
                || PHONE.matcher(number).matches()) {
            return digits(number);
        }
        if (THOUSANDS_AND_PART.matcher(number).matches()) {
            int point = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
            return decimal(digits(number.substring(0, point)), number.substring(point + 1));
        }
        if (DECIMAL.matcher(number).matches()) {
            int point = Math.max(number.indexOf('.'), number.indexOf(','));
            return decimal(number.substring(0, point), number.substring(point + 1));
        }
        return number.indexOf('/') > 0 ? date(number) : shorten(number);
    }

    private static String decimal(String whole, String part) {
        int end = part.length();
        while (end > 0 && part.charAt(end - 1) == '0') {
            end--;
        }
        return end == 0 ? shorten(whole) : shorten(whole) + "." + part.substring(0, end);
    }

    private static String date(String number) {
        StringBuilder date = new StringBuilder();
        int from = 0;
        for (int i = 0; i <= number.length(); i++) {
            if (i == number.length() || number.charAt(i) == '/') {
                date.append(from == 0 ? "" : "/").append(shorten(number.substring(from, i)));
                from = i + 1;
            }
        }
        return date.toString();
    }

    /** "09" is 9, but the zeros of a code or a telephone number count. */
    private static String shorten(String digits) {
        return digits.length() == 2 && digits.charAt(0) == '0' ? digits.substring(1) : digits;
    }

    private static String digits(String number) {
        StringBuilder digits = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            if (number.charAt(i) >= '0' && number.charAt(i) <= '9') {
                digits.append(number.charAt(i));
            }
        }
        return digits.toString();
    }

    private static int numberLength(String window) {
        for (Pattern pattern : List.of(PHONE, GROUPED, SEPARATED)) {
            Matcher matcher = pattern.matcher(window);
            if (matcher.lookingAt()) {
                boolean grouped = pattern == GROUPED;
                return grouped ? withPart(window, matcher.end()) : matcher.end();
            }
        }
        return 1;
    }

    /** "1 000,50": the part after the groups. */
    private static int withPart(String window, int end) {
        int i = end;
        if (i + 1 < window.length()
                && window.charAt(i) == ','
                && Character.isDigit(window.charAt(i + 1))) {
            i++;
            while (i < window.length() && Character.isDigit(window.charAt(i))) {
                i++;
            }
        }
        return i;
    }

    private static boolean isHour(String number) {
        return isWhole(number) && number.length() <= 2 && Integer.parseInt(number) <= HOURS;
    }

    private static boolean isHalfDay(String number) {
        String hour =
                CLOCK.matcher(number).matches() ? number.substring(0, number.length() - 3) : number;
        return isHour(hour) && Integer.parseInt(hour) <= NOON;
    }

    private static String afternoon(String number, String half) {
        boolean whole = isWhole(number);
        int hour =
                Integer.parseInt(whole ? number : number.substring(0, number.length() - 3)) % NOON;
        int shifted = half.equalsIgnoreCase("p") ? hour + NOON : hour;
        return shifted + (whole ? "" : ":" + number.substring(number.length() - 2));
    }

    private static boolean isWhole(String number) {
        return number.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static final int WINDOW = 48;

    /**
     * A bounded part of the text from here on, one character per code point, digits of every script
     * as ASCII digits.
     */
    private static String ascii(String text, int from) {
        StringBuilder window = new StringBuilder(WINDOW);
        for (int i = from; i < text.length() && window.length() < WINDOW; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            window.append(asciiOf(c));
        }
        return window.toString();
    }

    private static char asciiOf(int c) {
        if (Character.isDigit(c)) {
            return (char) ('0' + Character.digit(c, 10));
        }
        switch (c) {
            case '\u066B': // Arabic decimal separator
                return ',';
            case '\u066C': // Arabic thousands separator
                return '.';
            case '\u00A0':
            case '\u202F':
                return ' ';
            default:
                return c <= Character.MAX_VALUE ? (char) c : ' ';
        }
    }

    /** The number of characters of the text that this many code points take. */
    private static int back(String text, int from, int codePoints) {
        return text.offsetByCodePoints(from, codePoints) - from;
    }
}

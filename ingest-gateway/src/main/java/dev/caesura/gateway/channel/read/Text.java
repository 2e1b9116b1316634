package dev.caesura.gateway.channel.read;

import org.jspecify.annotations.Nullable;

/** Strings that can be stored and written anywhere. */
public final class Text {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    private Text() {}

    /**
     * The text without NUL characters, which some stores refuse, and with U+FFFD in place of lone
     * surrogates, which no UTF-8 can hold; null if nothing is left.
     */
    public static @Nullable String cleanOrNull(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (isClean(text)) {
            return text;
        }
        StringBuilder cleaned = new StringBuilder(text.length());
        text.codePoints().filter(c -> c != 0).map(Text::storable).forEach(cleaned::appendCodePoint);
        return cleaned.isEmpty() ? null : cleaned.toString();
    }

    static String withoutByteOrderMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return text.codePoints().allMatch(point -> point != 0 && storable(point) == point);
            }
        }
        return true;
    }

    /** A surrogate that is a code point of its own has lost its partner. */
    private static int storable(int codePoint) {
        boolean lone = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return lone ? REPLACEMENT : codePoint;
    }
}

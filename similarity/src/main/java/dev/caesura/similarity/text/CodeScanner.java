package dev.caesura.similarity.text;

import java.util.List;

/** Finds links and mail addresses, which are compared character by character. */
final class CodeScanner {

    private static final List<String> LINKS = List.of("http://", "https://", "www.");
    private static final String INSIDE_ADDRESS = "._%+-";
    private static final String AFTER_LINK = ".,;:!?)]}\"'\u00BB";

    /** The longest local part of an address (RFC 5321); it also bounds the look-ahead. */
    private static final int MAX_LOCAL = 64;

    private CodeScanner() {}

    /** Where the code that starts here ends, or {@code start} if none starts here. */
    static int end(String text, int start) {
        for (String link : LINKS) {
            if (text.regionMatches(true, start, link, 0, link.length())) {
                return trim(text, start, spaceAfter(text, start));
            }
        }
        int at = local(text, start);
        boolean address =
                at > start
                        && at + 1 < text.length()
                        && text.charAt(at) == '@'
                        && Character.isLetterOrDigit(text.charAt(at + 1));
        return address ? trim(text, start, spaceAfter(text, at)) : start;
    }

    private static int local(String text, int start) {
        int end = start;
        while (end < text.length() && end - start <= MAX_LOCAL && isLocal(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLocal(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || INSIDE_ADDRESS.indexOf(c) >= 0);
    }

    private static int spaceAfter(String text, int start) {
        int end = start;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int trim(String text, int start, int end) {
        int trimmed = end;
        while (trimmed > start + 1 && AFTER_LINK.indexOf(text.charAt(trimmed - 1)) >= 0) {
            trimmed--;
        }
        return trimmed;
    }
}

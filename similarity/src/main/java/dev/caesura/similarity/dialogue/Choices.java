package dev.caesura.similarity.dialogue;

import java.util.regex.Pattern;

/** Finds a list of choices: numbered or lettered lines, keycaps, buttons in brackets, "yes/no". */
final class Choices {

    /** On one line, and possessive: a text of nothing but blanks and line ends is read once. */
    private static final Pattern LINE =
            Pattern.compile(
                    "(?m)^\\h*+(?:[*\\u2022-]\\h*+)?+(?:\\d{1,2}|\\p{L})\\h?[.):\\u2013-]\\h*+\\S");

    private static final Pattern INLINE =
            Pattern.compile("(?:^|[\\s,;(])(?:\\d{1,2}|[a-zA-Z])\\s?[.):=\\u2013]\\s+\\p{L}");
    private static final Pattern KEYCAP = Pattern.compile("[0-9]\\uFE0F?\\u20E3");
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\[\\]]{1,40}]");
    private static final Pattern YES_OR_NO =
            Pattern.compile(
                    "(?<!\\p{L})(?:yes|y|oui|s[i\\u00ED]|sim|\u0646\u0639\u0645)\\s*"
                            + "(?:/|\\||or|ou|o|\u0623\u0648|\u0627\u0648)\\s*"
                            + "(?:no|n|non|n[a\\u00E3]o|\u0644\u0627)(?!\\p{L})",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Choices() {}

    static boolean isIn(String text) {
        return atLeastTwo(LINE, text)
                || atLeastTwo(INLINE, text)
                || atLeastTwo(KEYCAP, text)
                || atLeastTwo(BRACKETS, text)
                || YES_OR_NO.matcher(text).find();
    }

    private static boolean atLeastTwo(Pattern pattern, String text) {
        return pattern.matcher(text).results().limit(2).count() == 2;
    }
}

package dev.caesura.similarity.text;

/** Finds signs that lead from one word to another: arrows, and dashes between names. */
final class Ways {

    private Ways() {}

    /** "A → B", "A -> B", "A > B". */
    static boolean isArrow(String text, int i) {
        char c = text.charAt(i);
        boolean drawn = (c == '-' || c == '=') && text.startsWith(">", i + 1);
        return drawn || "\u2192\u27A1\u279C\u21D2\u2794>".indexOf(c) >= 0;
    }

    /**
     * Whether a dash between two words is a way from the one to the other: both have a capital, and
     * neither begins a sentence of its own.
     */
    static boolean isRoute(String text, int i) {
        int start = i + 2;
        int last = i - 2;
        int first = last;
        while (first >= 0 && Character.isLetter(text.charAt(first))) {
            first--;
        }
        return last > first
                && Character.isUpperCase(text.charAt(first + 1))
                && start < text.length()
                && Character.isUpperCase(text.charAt(start));
    }

    static boolean isDash(String text, int i, int next) {
        return "-\u2013\u2014".indexOf(text.charAt(i)) >= 0
                && i > 0
                && text.charAt(i - 1) == ' '
                && next < text.length()
                && text.charAt(next) == ' ';
    }
}

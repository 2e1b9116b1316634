package dev.caesura.similarity.text;

/** Tells the meaning of capitals in a text. */
final class Capitals {

    private Capitals() {}

    /** In a text that is mostly capitals, or has none, a capital marks no name. */
    static boolean mean(String text) {
        int upper = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
            upper += Character.isUpperCase(text.charAt(i)) ? 1 : 0;
        }
        return upper * 2 < letters || hasSmallWords(text);
    }

    /** "LIM to CUZ": a text that writes a third of its words small means its capitals. */
    private static boolean hasSmallWords(String text) {
        int small = 0;
        int words = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean starts =
                    Character.isLetter(text.charAt(i))
                            && (i == 0 || Character.isWhitespace(text.charAt(i - 1)));
            words += starts ? 1 : 0;
            small += starts && Character.isLowerCase(text.charAt(i)) ? 1 : 0;
        }
        return small > 0 && small * 3 >= words;
    }

    /** "LIM", but not "I" and "OK". */
    static boolean fill(String written) {
        return written.length() >= 3 && written.chars().allMatch(Character::isUpperCase);
    }
}

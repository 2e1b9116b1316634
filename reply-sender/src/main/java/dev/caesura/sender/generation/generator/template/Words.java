package dev.caesura.sender.generation.generator.template;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as plain words: lower case, without accents and punctuation. */
final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Words() {}

    /** The words, with one space around each. */
    static String spaced(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return " " + NO_WORD.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip() + " ";
    }

    /** Whether a word or phrase occurs, as whole words. */
    static boolean has(String spaced, String phrase) {
        return spaced.contains(spaced(phrase));
    }

    /** The share of words that two texts have in common, 0 to 1 (Dice). */
    static double likeness(String one, String other) {
        Set<String> a = set(one);
        Set<String> b = set(other);
        if (a.isEmpty() && b.isEmpty()) {
            return 1;
        }
        long common = a.stream().filter(b::contains).count();
        return 2.0 * common / (a.size() + b.size());
    }

    private static Set<String> set(String text) {
        Set<String> words = new LinkedHashSet<>(Arrays.asList(spaced(text).strip().split(" ", -1)));
        words.remove("");
        return words;
    }
}

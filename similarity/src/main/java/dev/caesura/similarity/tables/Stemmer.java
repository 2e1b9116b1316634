package dev.caesura.similarity.tables;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Takes the inflected ending off a word that no table lists, so that "refund" and "refunds" are
 * one.
 */
final class Stemmer {

    /** Words that have nothing in common share shorter stems. */
    private static final int MIN_STEM = 4;

    private final List<Map.Entry<String, String>> endings;

    /**
     * @param endings the replacement of each ending, often nothing
     */
    Stemmer(Map<String, String> endings) {
        this.endings =
                endings.entrySet().stream()
                        .map(ending -> Map.entry(ending.getKey(), ending.getValue()))
                        .sorted(
                                Comparator.comparing(
                                                (Map.Entry<String, String> ending) ->
                                                        ending.getKey().length())
                                        .reversed())
                        .toList();
    }

    /** The word without the longest ending that leaves a stem, or the word itself. */
    String stem(String word) {
        for (Map.Entry<String, String> ending : endings) {
            int stem = word.length() - ending.getKey().length();
            if (stem + ending.getValue().length() >= MIN_STEM
                    && stem > 0
                    && word.endsWith(ending.getKey())) {
                return word.substring(0, stem) + ending.getValue();
            }
        }
        return word;
    }
}

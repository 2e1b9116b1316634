package dev.caesura.similarity.tables;

import dev.caesura.similarity.text.TextNormalizer;
import dev.caesura.similarity.text.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Word sequences, found at a place in a text regardless of case and accents. */
public final class Phrases {

    private final Map<String, List<List<String>>> byFirst = new HashMap<>();
    private int longest;

    void add(List<Token> tokens) {
        List<String> words =
                tokens.stream().map(token -> TextNormalizer.fold(token.text())).toList();
        byFirst.computeIfAbsent(words.get(0), word -> new ArrayList<>(2)).add(words);
        longest = Math.max(longest, words.size());
    }

    /** Whether one of the phrases begins at this token. */
    public boolean beginAt(List<Token> tokens, int start) {
        for (List<String> words : byFirst.getOrDefault(tokens.get(start).plain(), List.of())) {
            if (isAt(words, tokens, start)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the phrases ends before this place. */
    public boolean endAt(List<Token> tokens, int end) {
        for (int start = Math.max(0, end - longest); start < end; start++) {
            for (List<String> words : byFirst.getOrDefault(tokens.get(start).plain(), List.of())) {
                if (words.size() == end - start && isAt(words, tokens, start)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAt(List<String> words, List<Token> tokens, int start) {
        if (start + words.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).equals(tokens.get(start + i).plain())) {
                return false;
            }
        }
        return true;
    }
}

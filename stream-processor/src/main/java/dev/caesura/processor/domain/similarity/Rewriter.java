package dev.caesura.processor.domain.similarity;

import dev.caesura.processor.domain.similarity.Token.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces sequences of words by others: abbreviations by what they stand for, phrases by what they
 * mean.
 *
 * <p>The longest rule wins; one pass from left to right, so that a table can never loop.
 */
final class Rewriter {

    private final Map<String, List<Rule>> rules = new HashMap<>();

    /** Adds the rule that these words become those; a rule with the same left side is replaced. */
    void add(List<Token> left, List<Token> right) {
        Rule rule = Rule.of(left, right);
        List<Rule> sameStart = rules.computeIfAbsent(rule.words.get(0), w -> new ArrayList<>(2));
        sameStart.removeIf(rule::replaces);
        sameStart.add(rule);
        sameStart.sort(Comparator.comparing(Rule::rank).reversed());
    }

    /** Whether a rule has this word alone on its left side. */
    boolean knows(String word) {
        for (Rule rule : rules.getOrDefault(word, List.of())) {
            if (rule.words.size() == 1) {
                return true;
            }
        }
        return false;
    }

    /**
     * Applies one rule at {@code i}, if there is one: adds its words, and returns how many tokens
     * it took.
     */
    int apply(List<Token> tokens, int i, List<Token> out) {
        List<Rule> candidates = rules.get(tokens.get(i).plain());
        if (candidates == null) {
            return 0;
        }
        for (Rule rule : candidates) {
            if (rule.matches(tokens, i)) {
                out.addAll(rule.right);
                return rule.words.size();
            }
        }
        return 0;
    }

    /** The words, and whether a clause must begin before them or end after them. */
    private record Rule(List<String> words, boolean opens, boolean closes, List<Token> right) {

        static Rule of(List<Token> left, List<Token> right) {
            List<String> words = plain(left);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("a rule needs a word on its left side");
            }
            boolean opens = words.get(0).equals(Token.BREAK_TEXT);
            boolean closes = words.get(words.size() - 1).equals(Token.BREAK_TEXT);
            List<String> inner = words.subList(opens ? 1 : 0, words.size() - (closes ? 1 : 0));
            if (inner.isEmpty()) {
                throw new IllegalArgumentException("a rule needs a word on its left side");
            }
            return new Rule(List.copyOf(inner), opens, closes, List.copyOf(right));
        }

        boolean matches(List<Token> tokens, int start) {
            int end = start + words.size();
            if (end > tokens.size()
                    || (opens && !tokens.get(start - 1).is(Type.BREAK))
                    || (closes && !tokens.get(end).is(Type.BREAK))) {
                return false;
            }
            for (int i = 1; i < words.size(); i++) {
                if (!words.get(i).equals(tokens.get(start + i).plain())) {
                    return false;
                }
            }
            return true;
        }

        boolean replaces(Rule other) {
            return words.equals(other.words) && opens == other.opens && closes == other.closes;
        }

        int rank() {
            return words.size() * 4 + (opens ? 1 : 0) + (closes ? 1 : 0);
        }

        private static List<String> plain(List<Token> tokens) {
            return tokens.stream().map(Token::plain).toList();
        }
    }
}

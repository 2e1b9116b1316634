package dev.caesura.similarity.tables;

import dev.caesura.similarity.text.TextNormalizer;
import dev.caesura.similarity.text.Token;
import dev.caesura.similarity.text.Token.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces sequences of words by others: abbreviations by their expansion, phrases by their
 * meaning.
 *
 * <p>The longest rule wins; one pass from left to right, so that a table can never loop.
 */
public final class Rewriter {

    /** Stands for any one word, but not for the first. */
    private static final String ANY = "*";

    private final Map<String, Start> starts = new HashMap<>();
    private final boolean accentsCount;

    /**
     * @param accentsCount whether an accent on a left side must be there in the text: "jé" is
     *     "j'ai", "je" is not
     */
    Rewriter(boolean accentsCount) {
        this.accentsCount = accentsCount;
    }

    /** Adds the rule that these words become those; it replaces a rule with the same left side. */
    void add(List<Token> left, List<Token> right) {
        Rule rule = Rule.of(left, right, accentsCount);
        starts.computeIfAbsent(TextNormalizer.fold(rule.words.get(0)), word -> new Start())
                .add(rule);
    }

    /** The words that a rule has alone on its left side. */
    Set<String> singleWords() {
        Set<String> words = new HashSet<>();
        starts.forEach((word, start) -> start.alone.forEach(rule -> words.add(rule.words.get(0))));
        return words;
    }

    /**
     * Applies one rule at {@code i}, if there is one: adds its words, and returns how many tokens
     * it took.
     */
    public int apply(List<Token> tokens, int i, List<Token> out) {
        Start start = starts.get(tokens.get(i).plain());
        if (start == null) {
            return 0;
        }
        String next = tokens.get(i + 1).plain();
        for (List<Rule> candidates : List.of(start.of(next), start.of(ANY), start.alone)) {
            for (Rule rule : candidates) {
                if (rule.matches(tokens, i)) {
                    rule.write(tokens, i, out);
                    return rule.words.size();
                }
            }
        }
        return 0;
    }

    /** The rules that begin with one word, by their second word, the longest first. */
    private static final class Start {

        private final List<Rule> alone = new ArrayList<>(1);
        private final Map<String, List<Rule>> bySecond = new HashMap<>(2);

        void add(Rule rule) {
            List<Rule> rules =
                    rule.words.size() == 1
                            ? alone
                            : bySecond.computeIfAbsent(
                                    TextNormalizer.fold(rule.words.get(1)),
                                    word -> new ArrayList<>(1));
            rules.removeIf(rule::replaces);
            rules.add(rule);
            rules.sort(Comparator.comparing(Rule::rank).reversed());
        }

        List<Rule> of(String second) {
            return bySecond.isEmpty() ? List.of() : bySecond.getOrDefault(second, List.of());
        }
    }

    /** The words, and whether a clause must begin before them or end after them. */
    private record Rule(List<String> words, boolean opens, boolean closes, List<Token> right) {

        static Rule of(List<Token> left, List<Token> right, boolean accentsCount) {
            List<String> words =
                    left.stream().map(accentsCount ? Token::text : Token::plain).toList();
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
            // A text ends with a break, which no rule takes.
            if (end >= tokens.size()
                    || (opens && !tokens.get(start - 1).is(Type.BREAK))
                    || (closes && !tokens.get(end).is(Type.BREAK))) {
                return false;
            }
            for (int i = 0; i < words.size(); i++) {
                if (!isWritten(words.get(i), tokens.get(start + i))) {
                    return false;
                }
            }
            return true;
        }

        /** A star on the right is the word that the star on the left stood for. */
        void write(List<Token> tokens, int start, List<Token> out) {
            int star = words.indexOf(ANY);
            for (Token token : right) {
                out.add(star >= 0 && token.plain().equals(ANY) ? tokens.get(start + star) : token);
            }
        }

        boolean replaces(Rule other) {
            return words.equals(other.words) && opens == other.opens && closes == other.closes;
        }

        int rank() {
            return words.size() * 4
                    - (words.contains(ANY) ? 2 : 0)
                    + (opens ? 1 : 0)
                    + (closes ? 1 : 0);
        }

        private static boolean isWritten(String word, Token token) {
            boolean any = word.equals(ANY) && token.is(Type.WORD);
            return any || word.equals(token.plain()) || word.equals(token.text());
        }
    }
}

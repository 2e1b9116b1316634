package dev.caesura.processor.domain.similarity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which languages a message is likely in, the likeliest first.
 *
 * <p>Every word votes for the languages that know it; a pronoun, article or negation counts twice,
 * since words such as "hello" travel and "je" does not. So that a word with several meanings
 * ("dos", "once", "on") is read in its own language.
 */
final class LanguageVote {

    private static final int ACCENT = 1;
    private static final int WORD = 2;
    private static final int GRAMMAR = 4;

    private final List<Language> languages;

    LanguageVote(List<Language> languages) {
        this.languages = languages;
    }

    List<Language> order(List<Token> tokens) {
        int[] votes = new int[languages.size()];
        for (Token token : tokens) {
            if (token.is(Token.Type.WORD) || token.is(Token.Type.CODE)) {
                for (int i = 0; i < votes.length; i++) {
                    votes[i] += vote(languages.get(i), token);
                }
            }
        }
        return sorted(votes);
    }

    private static int vote(Language language, Token token) {
        Sense sense = language.find(token);
        if (sense == null) {
            return language.abbreviations().knows(token.plain()) ? WORD : 0;
        }
        return (sense.type().travels() ? WORD : GRAMMAR) + accent(sense, token);
    }

    private static int accent(@Nullable Sense sense, Token token) {
        return sense != null && !token.text().equals(token.plain()) ? ACCENT : 0;
    }

    private List<Language> sorted(int[] votes) {
        List<Language> order = new ArrayList<>(votes.length);
        boolean[] taken = new boolean[votes.length];
        for (int n = 0; n < votes.length; n++) {
            int best = -1;
            for (int i = 0; i < votes.length; i++) {
                if (!taken[i] && (best < 0 || votes[i] > votes[best])) {
                    best = i;
                }
            }
            taken[best] = true;
            order.add(languages.get(best));
        }
        return order;
    }
}

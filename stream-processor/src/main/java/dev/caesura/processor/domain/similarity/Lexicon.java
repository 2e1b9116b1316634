package dev.caesura.processor.domain.similarity;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All word tables, read once and never changed after.
 *
 * @param languages the languages, those with the most users first: ties between them go to the
 *     first
 * @param shared words of no language: names, emoji, units
 * @param relations what concepts are to each other
 * @param concepts every concept by its name
 */
record Lexicon(
        List<Language> languages,
        Language shared,
        Relations relations,
        Map<String, Sense> concepts) {

    Sense concept(String name) {
        Sense found = concepts.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no table of words declares the concept '" + name + "'");
        }
        return found;
    }

    /** Whether any table has this word. */
    boolean knows(Token token) {
        for (Language language : languages) {
            if (language.knows(token)) {
                return true;
            }
        }
        return shared.knows(token);
    }

    /** What a word means in a message whose languages are in this order, the likeliest first. */
    @Nullable Sense find(Token token, List<Language> order) {
        Language main = order.get(0);
        Sense found = main.find(token);
        if (found == null) {
            found = shared.find(token);
        }
        if (found == null && token.is(Token.Type.WORD)) {
            found = main.findByStem(token.plain());
        }
        // "Hello", "what", "cool" travel between languages; "dos" and "on" mean something else in
        // each.
        for (int i = 1; found == null && i < order.size(); i++) {
            Sense borrowed = order.get(i).find(token);
            found = borrowed != null && borrowed.type().travels() ? borrowed : null;
        }
        return found;
    }
}

package dev.caesura.similarity.tables;

import dev.caesura.similarity.text.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All word tables, read once and never changed after. */
public final class Lexicon {

    private final List<Language> languages;
    private final Language shared;
    private final Relations relations;
    private final Map<String, Sense> concepts;
    private final Openings openings;
    private final Unfinished unfinished;

    /**
     * The languages that know a spelling, one bit each: this saves asking all of them about every
     * word.
     */
    private final Map<String, Integer> speakers = new HashMap<>();

    /**
     * @param languages the languages, those with the most users first: ties between them go to the
     *     first
     * @param shared words of no language: names, emoji, units
     * @param relations the relations between concepts
     * @param concepts every concept by its name
     * @param openings the beginnings of sentences that ask for something
     * @param unfinished the endings of texts whose writers have more to say
     */
    Lexicon(
            List<Language> languages,
            Language shared,
            Relations relations,
            Map<String, Sense> concepts,
            Openings openings,
            Unfinished unfinished) {
        this.languages = List.copyOf(languages);
        this.shared = shared;
        this.relations = relations;
        this.concepts = Map.copyOf(concepts);
        this.openings = openings;
        this.unfinished = unfinished;
        for (int i = 0; i < languages.size(); i++) {
            addSpeaker(languages.get(i), 1 << i);
        }
        addSpeaker(shared, 1 << languages.size());
    }

    private void addSpeaker(Language language, int bit) {
        language.spellings().forEach(spelling -> speakers.merge(spelling, bit, (a, b) -> a | b));
    }

    public List<Language> languages() {
        return languages;
    }

    public Language shared() {
        return shared;
    }

    /** The beginnings of sentences that ask for something. */
    public Openings openings() {
        return openings;
    }

    /** The endings of texts whose writers have more to say. */
    public Unfinished unfinished() {
        return unfinished;
    }

    public Relations relations() {
        return relations;
    }

    public Sense concept(String name) {
        Sense found = concepts.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no table of words declares the concept '" + name + "'");
        }
        return found;
    }

    /** Whether any table has this word. */
    public boolean knows(Token token) {
        return speakers(token) != 0;
    }

    /** The languages that have this word, one bit each, by their place in {@link #languages}. */
    public int speakers(Token token) {
        int bits = speakers.getOrDefault(token.plain(), 0);
        boolean accented = !token.text().equals(token.plain());
        return accented ? bits | speakers.getOrDefault(token.text(), 0) : bits;
    }

    /**
     * The meaning of a word in a message whose languages are in this order, the likeliest first.
     */
    public @Nullable Sense find(Token token, List<Language> order) {
        Language main = order.get(0);
        boolean known = knows(token);
        // Marie is a name, unless the accent says "marié".
        Sense found =
                known && !(shared.writes(token) && !main.writes(token)) ? main.find(token) : null;
        if (found == null && known) {
            found = shared.find(token);
        }
        if (found == null && token.is(Token.Type.WORD)) {
            found = main.findByStem(token.plain());
        }
        // "Hello", "what", "cool" travel between languages; "dos" and "on" mean something else in
        // each.
        for (int i = 1; known && found == null && i < order.size(); i++) {
            Sense borrowed = order.get(i).find(token);
            found = borrowed != null && borrowed.type().travels() ? borrowed : null;
        }
        return found;
    }
}

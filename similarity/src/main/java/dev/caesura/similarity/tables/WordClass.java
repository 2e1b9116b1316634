package dev.caesura.similarity.tables;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a word of the tables counts: the names are the sections of a word table, in lower case. */
public enum WordClass {
    /** A noun, verb or adjective that carries the message; so is every word that no table knows. */
    CONTENT(1.0),
    /** Praise and feeling: content, unless a whole clause has nothing else. */
    FLOURISH(1.0),
    /** A word of a closed class whose replacement changes the message. */
    SPECIFIC(1.2),
    /** A person, place or brand. */
    NAME(1.2),
    /** Where, when, why, who, how much. */
    QUESTION(0.6),
    /** What and which: they come and go with the phrasing. */
    WHAT(0.25),
    /** A verb or noun with little meaning of its own: be, have, do, thing. */
    LIGHT(0.25),
    /** Very, really, often. */
    ADVERB(0.1),
    /** Euro, hour, kilo. */
    UNIT(0.2),
    /** Yes and no as answers. */
    ANSWER(0.3),
    /** I, my, you, your. */
    PERSON(0.12),
    /** Articles, prepositions, conjunctions. */
    FUNCTION(0.03),
    /**
     * Greetings, thanks, please, laughter: without weight beside other words, the only content if
     * alone.
     */
    FILLER(0),
    /** Well, so, by the way: as a filler, but no two of them say the same. */
    PADDING(0),
    /** Not, never, without. */
    NEGATION(0),
    /** The first half of a negation in two parts, as in French "ne … pas". */
    NE(0),
    /** A number word. */
    NUMBER(0.8),
    /** A link, address, handle or reference. */
    CODE(1.0),
    /** A feeling as a sign: without weight beside words, the only content if alone. */
    EMOJI(0);

    private static final Map<String, WordClass> BY_SECTION =
            Stream.of(values())
                    .collect(
                            Collectors.toMap(
                                    c -> c.name().toLowerCase(Locale.ROOT), Function.identity()));

    private final double weight;

    WordClass(double weight) {
        this.weight = weight;
    }

    public double weight() {
        return weight;
    }

    /** Whether a word of this class says something on its own. */
    public boolean isContent() {
        return this == CONTENT || this == FLOURISH || this == SPECIFIC || this == NAME;
    }

    public boolean asks() {
        return this == QUESTION || this == WHAT;
    }

    /** Whether a word of this class may be borrowed by a message in another language. */
    public boolean travels() {
        return isContent()
                || this == FILLER
                || this == PADDING
                || this == ADVERB
                || this == ANSWER
                || this == UNIT
                || this == QUESTION;
    }

    static boolean isSection(String name) {
        return BY_SECTION.containsKey(name);
    }

    static WordClass ofSection(String name) {
        WordClass found = BY_SECTION.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "There is no class of words '"
                            + name
                            + "': write one of "
                            + BY_SECTION.keySet());
        }
        return found;
    }
}

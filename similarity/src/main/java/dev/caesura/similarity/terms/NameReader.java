package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.Person;
import dev.caesura.similarity.tables.Sense;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.terms.Prepared.Name;
import dev.caesura.similarity.text.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the names, persons and words of closed classes whose order may tell who does what to whom.
 */
final class NameReader {

    private static final String AND = "and";
    private static final String OR = "or";

    /** The closed classes of those who act. */
    private static final List<Integer> ACTORS =
            List.of(
                    group("person"),
                    group("family"),
                    group("animal"),
                    group("named"),
                    group("given"));

    private NameReader() {}

    /** Each at its first mention, in the order of the text. */
    static Name[] read(List<Term> terms) {
        List<Name> names = new ArrayList<>();
        boolean joined = false;
        boolean apart = false;
        for (Term term : terms) {
            if (isOrdered(term)) {
                addFirst(
                        names,
                        new Name(actor(term), orderGroup(term), term.clause(), joined && !apart));
                joined = false;
                apart = false;
            } else {
                joined |= term.is(AND) || term.is(OR);
                apart |=
                        term.weight() >= WordClass.LIGHT.weight()
                                && term.type() != WordClass.NUMBER;
            }
        }
        return names.toArray(new Name[0]);
    }

    private static void addFirst(List<Name> names, Name name) {
        for (Name earlier : names) {
            if (earlier.id() == name.id()) {
                return;
            }
        }
        names.add(name);
    }

    private static long actor(Term term) {
        return term.type() == WordClass.PERSON ? person(term.sense()) : term.sense().id();
    }

    private static boolean isOrdered(Term term) {
        boolean acts =
                term.type() == WordClass.PERSON && (term.sense().person() & Person.OWNERS) == 0;
        return acts || term.type() == WordClass.NAME || term.type() == WordClass.SPECIFIC;
    }

    /**
     * Who can do something to another stands in one class; other words are ordered within their
     * own: "tea over coffee".
     */
    private static int orderGroup(Term term) {
        return term.type() == WordClass.PERSON || ACTORS.contains(term.sense().group())
                ? 0
                : term.sense().group();
    }

    private static int group(String name) {
        return (int) Hash.of(name);
    }

    /** "Tu" and "ton" are one word to the score; what each says of roles is for the guard. */
    static long person(Sense sense) {
        String concept = sense.concept();
        int gender = concept.indexOf('-');
        return Hash.of(concept.substring(0, 2) + (gender < 0 ? "" : concept.substring(gender)));
    }
}

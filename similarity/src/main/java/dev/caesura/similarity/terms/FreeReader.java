package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.Lexicon;
import dev.caesura.similarity.tables.Sense;
import dev.caesura.similarity.tables.WordClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells the English "free" that costs nothing from the one that nobody has taken: "is parking free"
 * and "is the table free" have two words for it in every other language. The thing decides that is
 * free: a person, a time, or a place that one takes.
 */
final class FreeReader {

    private static final String FREE = "free";

    /** "Free from nuts", "free of ads". */
    private static final Set<String> FROM = Set.of("from", "of");

    /** The tables' concepts of people, times and places that can be taken. */
    private static final Set<String> TAKEN =
            Set.of(
                    "table_seat",
                    "room",
                    "bed_n",
                    "apartment",
                    "studio",
                    "hotel",
                    "hostel",
                    "appointment",
                    "time_n",
                    "human",
                    "person_n",
                    "agent",
                    "doctor",
                    "lawyer",
                    "team",
                    "thing");

    /** The beginnings of further words for them, which no table has. */
    private static final List<String> PLACES =
            List.of("seat", "slot", "spot", "space", "place", "chair", "desk");

    private final Sense cost;

    FreeReader(Lexicon lexicon) {
        this.cost = lexicon.concept("free_cost");
    }

    List<Term> read(List<Term> terms) {
        List<Term> read = terms;
        for (int i = 0; i < terms.size(); i++) {
            if (isFree(terms.get(i)) && costsNothing(terms, i)) {
                read = read == terms ? new ArrayList<>(terms) : read;
                read.set(i, new Term(terms.get(i).token(), cost, true, terms.get(i).clause()));
            }
        }
        return read;
    }

    /** In other languages it may be a name. */
    private static boolean isFree(Term term) {
        return term.token().plain().equals(FREE) && term.is("available");
    }

    private static boolean costsNothing(List<Term> terms, int free) {
        if (isInside(terms, free, free + 1)) {
            Term next = terms.get(free + 1);
            if (FROM.contains(next.sense().concept())) {
                return false;
            }
            if (isNamed(next)) {
                return !isTaken(next);
            }
        }
        for (int i = free - 1; isInside(terms, free, i); i--) {
            Term before = terms.get(i);
            if (before.type() == WordClass.PERSON) {
                return false;
            }
            if (before.is("this")) {
                return !isTimed(terms, free);
            }
            if (isNamed(before) || before.is("thing")) {
                return !isTaken(before);
            }
        }
        return false;
    }

    private static boolean isNamed(Term term) {
        return term.type().isContent() || term.type() == WordClass.UNIT;
    }

    private static boolean isTaken(Term thing) {
        String word = thing.token().plain();
        return TAKEN.contains(thing.sense().concept())
                || thing.type() == WordClass.NAME
                || RoleTraits.isTime(thing)
                || PLACES.stream().anyMatch(word::startsWith);
    }

    /** "Is it free on Monday" asks for a place, most likely. */
    private static boolean isTimed(List<Term> terms, int free) {
        return terms.stream()
                .anyMatch(
                        term ->
                                term.clause() == terms.get(free).clause()
                                        && RoleTraits.isTime(term));
    }

    private static boolean isInside(List<Term> terms, int i, int k) {
        return k >= 0 && k < terms.size() && terms.get(k).clause() == terms.get(i).clause();
    }
}

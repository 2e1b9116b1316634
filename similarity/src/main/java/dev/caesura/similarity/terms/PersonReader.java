package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.Person;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.terms.Prepared.PersonPlace;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Tells from the words beside a person whether it acts or is acted upon. */
final class PersonReader {

    /** "One", in French a "we" that acts. */
    private static final String ON = "on";

    /** In French one form acts and is acted upon. */
    private static final Set<String> CLITICS = Set.of("vous", "nous");

    /** How far after "or" the subject of another question may stand. */
    private static final int REACH = 3;

    private PersonReader() {}

    /**
     * The persons that a term speaks of, as bits: of two side by side the first acts and the second
     * is acted upon: "vous nous facturez", "on vous facture".
     */
    static int person(List<Term> terms, int i) {
        int bits = terms.get(i).sense().person();
        if (terms.get(i).type() != WordClass.PERSON || (bits & Person.OWNERS) != 0) {
            return bits;
        }
        if (CLITICS.contains(terms.get(i).token().plain()) && !isBeside(terms, i, i - 1)) {
            return bits & Person.SUBJECTS;
        }
        if ((isClitic(terms, i) || isSubject(terms, i, i - 1)) && (bits & ~Person.SUBJECTS) != 0) {
            return bits & ~Person.SUBJECTS;
        }
        if (isLed(terms, i) && (bits & ~Person.SUBJECTS) != 0) {
            return bits & ~Person.SUBJECTS;
        }
        boolean acts = (bits & Person.SUBJECTS) != 0 && isObject(terms, i, i + 1);
        return acts ? bits & Person.SUBJECTS : bits;
    }

    /** "From you": after a preposition nobody acts. */
    private static boolean isLed(List<Term> terms, int i) {
        int mark = isBeside(terms, i, i - 1) ? Mark.of(terms.get(i - 1).sense().concept()) : 0;
        return mark != 0 && (mark & Mark.DEGREE) == 0 && !Mark.opensClause(mark);
    }

    /** "Notre équipe vous rappelle": between a noun and a verb, "vous" is acted upon. */
    static boolean isClitic(List<Term> terms, int i) {
        boolean between =
                CLITICS.contains(terms.get(i).token().plain())
                        && isBeside(terms, i, i - 1)
                        && isBeside(terms, i, i + 1);
        if (!between) {
            return false;
        }
        WordClass before = terms.get(i - 1).type();
        WordClass after = terms.get(i + 1).type();
        return (before == WordClass.CONTENT || before == WordClass.NAME)
                && (after == WordClass.CONTENT || after == WordClass.LIGHT);
    }

    /** The words right after a person, each with the persons that it follows: "your papers". */
    static PersonPlace[] places(List<Term> terms) {
        TreeMap<Long, Integer> places = new TreeMap<>();
        for (int i = 0; i < terms.size(); i++) {
            int word = terms.get(i).type() == WordClass.PERSON ? next(terms, i) : -1;
            if (word >= 0) {
                int persons = Person.persons(person(terms, i));
                places.merge(terms.get(word).sense().id(), persons, (a, b) -> a | b);
            }
        }
        return places.entrySet().stream()
                .map(entry -> new PersonPlace(entry.getKey(), entry.getValue()))
                .toArray(PersonPlace[]::new);
    }

    /** The verb or noun that a person stands before; -1 if there is none. */
    private static int next(List<Term> terms, int person) {
        for (int i = person + 1; i < terms.size() && i <= person + 2; i++) {
            WordClass type = terms.get(i).type();
            if (!isBeside(terms, person, i) || type == WordClass.PERSON) {
                return -1;
            }
            if (type.isContent() || type == WordClass.LIGHT) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isSubject(List<Term> terms, int i, int k) {
        if (!isBeside(terms, i, k)) {
            return false;
        }
        Term term = terms.get(k);
        boolean person = isPerson(term) && (term.sense().person() & Person.SUBJECTS) != 0;
        return person || term.token().plain().equals(ON);
    }

    private static boolean isObject(List<Term> terms, int i, int k) {
        return isBeside(terms, i, k)
                && isPerson(terms.get(k))
                && (terms.get(k).sense().person() & ~Person.SUBJECTS) != 0;
    }

    private static boolean isPerson(Term term) {
        return term.type() == WordClass.PERSON
                && (term.sense().person() & Person.OWNERS) == 0
                && term.sense().person() != 0;
    }

    private static boolean isBeside(List<Term> terms, int i, int k) {
        return k >= 0 && k < terms.size() && terms.get(k).clause() == terms.get(i).clause();
    }

    /** "… or did he text you": another question stands beside the first. */
    static boolean beginsClause(List<Term> terms, int from) {
        int end = Math.min(terms.size(), from + REACH);
        for (int i = from; i + 1 < end; i++) {
            boolean subject =
                    isPerson(terms.get(i))
                            && (terms.get(i).sense().person() & Person.SUBJECTS) != 0;
            if (subject && terms.get(i + 1).type() == WordClass.CONTENT) {
                return true;
            }
        }
        return false;
    }
}

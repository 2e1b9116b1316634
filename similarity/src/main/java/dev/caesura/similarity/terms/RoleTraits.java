package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.Person;
import dev.caesura.similarity.tables.Relations;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.text.Hash;
import java.util.Set;

/** Tells the parts that a word may have in a relation, by its class. */
final class RoleTraits {

    /** The closed classes of actors. */
    private static final Set<Integer> ACTORS =
            Set.of(
                    group("person"),
                    group("family"),
                    group("animal"),
                    group("named"),
                    group("given"));

    /** The closed classes of times. */
    private static final Set<Integer> TIMES =
            Set.of(
                    group("day"),
                    group("daypart"),
                    group("month"),
                    group("season"),
                    group("holiday"),
                    group("span"),
                    group("fraction"));

    /** Light verbs that only carry another: they relate nothing. */
    private static final Set<String> CARRIERS =
            Set.of("be", "can", "want", "must", "thing", "plan");

    private static final int PERSON_GROUP = group("person");
    private static final int UNIT_GROUP = group("unit");
    private static final int TRANSPORT_GROUP = group("transport");

    private RoleTraits() {}

    private static boolean isPossessive(Term term) {
        return (term.sense().person() & Person.OWNERS) != 0;
    }

    /** Whether it says when. */
    static boolean isTime(Term term) {
        return TIMES.contains(term.sense().group())
                || term.type() == WordClass.UNIT
                        && NumeralReader.TIME_UNITS.contains(term.sense().concept());
    }

    /** "Me" and "te" are somebody to whom. */
    static boolean isObject(Term term) {
        int person = term.sense().person();
        return term.type() == WordClass.PERSON
                && (person & Person.OWNERS) == 0
                && (person & Person.SUBJECTS) == 0;
    }

    /**
     * The parts that a word may have in a relation, as flags of {@link Role}; 0 if it plays no
     * part.
     */
    static int flags(Term term, Relations relations) {
        switch (term.type()) {
            case CONTENT:
            case FLOURISH:
                int open = Role.LINK | Role.OPEN | (term.isKnown() ? Role.KNOWN : 0);
                return term.weight() == 0 ? 0 : Role.PART | open | traits(term, relations);
            case SPECIFIC:
                boolean time = TIMES.contains(term.sense().group());
                return Role.PART
                        | Role.CLASSED
                        | (time ? Role.ADJUNCT : 0)
                        | traits(term, relations);
            case NAME:
                return Role.PART | Role.CLASSED | Role.NAMED | traits(term, relations);
            case UNIT:
                boolean span = NumeralReader.TIME_UNITS.contains(term.sense().concept());
                return Role.PART | (span ? Role.ADJUNCT : Role.UNIT);
            case NUMBER:
                return Role.PART | Role.NUMBER;
            case CODE:
                return Role.PART;
            case PERSON:
                return Role.PART | (isPossessive(term) ? Role.OWNER : Role.CLASSED | Role.PRONOUN);
            case QUESTION:
                return term.is("who") ? Role.PART | Role.ASKED : 0;
            case LIGHT:
                boolean carries = CARRIERS.contains(term.sense().concept()) || term.weight() == 0;
                return carries ? 0 : Role.LINK;
            default:
                return 0;
        }
    }

    private static int traits(Term term, Relations relations) {
        boolean moves =
                relations.isMotion(term.sense().id()) || term.sense().group() == TRANSPORT_GROUP;
        boolean arabic = ArabicAffixes.isArabic(term.token().plain());
        boolean definite = arabic && ArabicAffixes.isDefinite(term.token().plain());
        return (moves ? Role.MOVES : 0)
                | (arabic ? Role.VERB_FIRST : 0)
                | (definite ? Role.DEFINITE : 0);
    }

    static long id(Term term) {
        return term.type() == WordClass.PERSON ? person(term) : term.sense().id();
    }

    /** "Tu" and "ton" are one word to the score; the guard looks at their different roles. */
    static long person(Term term) {
        String concept = term.sense().concept();
        int gender = concept.indexOf('-');
        return Hash.of(concept.substring(0, 2) + (gender < 0 ? "" : concept.substring(gender)));
    }

    /**
     * All who can do something to another are in one class; other words are ordered within their
     * own: "tea over coffee".
     */
    static int group(Term term) {
        if (term.type() == WordClass.UNIT) {
            return UNIT_GROUP;
        }
        boolean acts = term.type() == WordClass.PERSON || ACTORS.contains(term.sense().group());
        return acts ? PERSON_GROUP : term.sense().group();
    }

    private static int group(String name) {
        return (int) Hash.of(name);
    }
}

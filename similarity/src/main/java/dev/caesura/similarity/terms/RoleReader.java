package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.Person;
import dev.caesura.similarity.tables.Relations;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.text.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds what part each word plays, by prepositions, conjunctions and places in the clause, whether
 * a table knows the word or not.
 */
final class RoleReader {

    /** The closed classes of those who act. */
    private static final Set<Integer> ACTORS =
            Set.of(
                    group("person"),
                    group("family"),
                    group("animal"),
                    group("named"),
                    group("given"));

    /** The closed classes of when. */
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

    private static final Set<String> COMPARATIVES = Set.of("better", "worse");

    private static final String HER = "her";
    private static final int PERSON_GROUP = group("person");
    private static final int UNIT_GROUP = group("unit");
    private static final int TRANSPORT_GROUP = group("transport");

    private final List<Term> terms;
    private final Relations relations;
    private final List<Role> roles = new ArrayList<>();
    private int clause;
    private int termClause;
    private int pending;
    private boolean joined;
    private boolean denied;
    private boolean verbSeen;

    /** The place of the noun right after a preposition: "to plan Max" leads to both words. */
    private int headAt = -2;

    private int lastMarks;
    private int degree;
    private boolean compared;

    private RoleReader(List<Term> terms, Relations relations) {
        this.terms = terms;
        this.relations = relations;
    }

    /** Each concept at its first mention, in the order of the text. */
    static Role[] read(List<Term> terms, Relations relations) {
        return new RoleReader(terms, relations).read();
    }

    private Role[] read() {
        for (int i = 0; i < terms.size(); i++) {
            read(i);
        }
        return roles.toArray(new Role[0]);
    }

    private void read(int i) {
        Term term = terms.get(i);
        if (term.clause() != termClause) {
            if (goesOn(i)) {
                joined = true;
            } else {
                openClause();
            }
            termClause = term.clause();
        }
        int mark = markOf(term);
        if (mark != 0) {
            mark(mark);
        } else if (term.is("and") || term.is("or")) {
            joined = true;
        } else if (term.type() == WordClass.NEGATION || term.type() == WordClass.NE) {
            denied = true;
            pending = 0;
        } else if (flags(term) != 0) {
            if (startsClause(i)) {
                clause++;
                verbSeen = false;
            }
            add(i, isOwner(i));
        }
    }

    /** "Ham, cheese and olives": after a comma, the list goes on. */
    private boolean goesOn(int i) {
        if (pending != 0 || i == 0 || roles.isEmpty() || !isListed(terms.get(i - 1))) {
            return false;
        }
        int items = 0;
        boolean and = false;
        for (int k = i; k < terms.size() && terms.get(k).clause() == terms.get(i).clause(); k++) {
            Term term = terms.get(k);
            and |= term.is("and") || term.is("or");
            items += isListed(term) ? 1 : 0;
            if (!isListed(term) && term.type() != WordClass.FUNCTION) {
                return false;
            }
        }
        return and ? items == 2 : items == 1;
    }

    private static boolean isListed(Term term) {
        return term.type().isContent() && term.weight() > 0;
    }

    private static boolean isPossessive(Term term) {
        return (term.sense().person() & Person.OWNERS) != 0;
    }

    /** "Me" and "te" are somebody to whom. */
    private static boolean isObject(Term term) {
        int person = term.sense().person();
        return term.type() == WordClass.PERSON
                && (person & Person.OWNERS) == 0
                && (person & Person.SUBJECTS) == 0;
    }

    private boolean isAfterNegation(int i) {
        return i > 0 && terms.get(i - 1).type() == WordClass.NEGATION;
    }

    /** "That" after a comparative is "than": "plus cher que". */
    private int markOf(Term term) {
        int mark = Mark.of(term.sense().concept());
        compared |= (mark & Mark.DEGREE) != 0 || COMPARATIVES.contains(term.sense().concept());
        return compared && term.is("that") ? Mark.THAN.bit() : mark;
    }

    private void openClause() {
        clause++;
        compared = false;
        degree = 0;
        pending = 0;
        joined = false;
        denied = false;
        verbSeen = false;
    }

    /** "Out of", "after of": the first of two prepositions says more than an "of". */
    private void mark(int mark) {
        if ((mark & Mark.DEGREE) != 0) {
            degree = mark;
            return;
        }
        boolean weak = (mark & Mark.WEAK) != 0;
        if (pending == 0 || !weak && !(mark == Mark.TO.bit() && Mark.opensClause(pending))) {
            pending = mark;
        }
    }

    /** "If I cancel do you refund": a further subject with its verb. */
    private boolean startsClause(int i) {
        Term term = terms.get(i);
        boolean subject =
                term.type() == WordClass.PERSON
                        && (term.sense().person() & Person.SUBJECTS) != 0
                        && verbSeen;
        return subject && i + 1 < terms.size() && isVerbal(terms.get(i + 1));
    }

    private static boolean isVerbal(Term term) {
        return term.type() == WordClass.CONTENT || term.type() == WordClass.LIGHT;
    }

    /** "Your" before a noun; "her" and "yours" without one are parts of their own. */
    private boolean isOwner(int i) {
        Term term = terms.get(i);
        boolean noun =
                i + 1 < terms.size()
                        && terms.get(i + 1).clause() == term.clause()
                        && (flags(terms.get(i + 1)) & Role.PART) != 0;
        return (flags(term) & Role.OWNER) != 0 && noun;
    }

    private void add(int i, boolean owner) {
        Term term = terms.get(i);
        int flags = flags(term);
        boolean counted = i > 0 && terms.get(i - 1).type() == WordClass.NUMBER;
        if ((flags & Role.UNIT) != 0 && !counted) {
            flags |= Role.CLASSED;
        }
        boolean her = !owner && term.token().plain().equals(HER);
        if (her) {
            flags = flags & ~Role.OWNER | Role.CLASSED;
        }
        Role last = roles.isEmpty() ? null : roles.get(roles.size() - 1);
        boolean chained = joined && last != null && last.clause() == clause;
        boolean inPhrase = headAt == i - 1 && i > 0;
        int marks = pending == 0 && (chained || inPhrase) ? lastMarks : pending;
        boolean person = term.type() == WordClass.PERSON;
        verbSeen |= isVerbal(term);
        boolean part = (flags & Role.PART) != 0;
        boolean deniedPerson = denied && (pending != 0 || isAfterNegation(i));
        boolean isDenied = person ? deniedPerson : denied;
        int given = marks == 0 && (her || isObject(term)) ? Mark.TO.bit() : marks;
        marks = part ? given | degree : 0;
        merge(
                new Role(
                        (flags & Role.OWNER) != 0 ? ~id(term) : id(term),
                        Hash.of(term.token().plain()),
                        group(term),
                        clause,
                        marks,
                        flags | (isDenied ? Role.DENIED : 0),
                        chained));
        degree = part ? 0 : degree;
        int pendingBefore = pending;
        boolean passes = owner || (person || (flags & Role.PART) == 0) && Mark.opensClause(pending);
        pending = passes ? pending : 0;
        denied &= person || (flags & Role.PART) == 0;
        boolean head = pendingBefore != 0 && (flags & Role.OPEN) != 0;
        headAt = head ? i : -2;
        lastMarks = part ? marks & ~Mark.DEGREE : lastMarks;
        // "Two dogs and one cat": the number stands before the noun that "and" joins.
        joined &= term.type() == WordClass.NUMBER;
    }

    private void merge(Role role) {
        for (int i = 0; i < roles.size(); i++) {
            Role earlier = roles.get(i);
            if (earlier.id() == role.id() && isOneMention(earlier, role)) {
                roles.set(
                        i,
                        new Role(
                                earlier.id(),
                                earlier.surface(),
                                earlier.group(),
                                earlier.clause(),
                                earlier.marks() | role.marks(),
                                earlier.flags() | role.flags(),
                                earlier.joined()));
                return;
            }
        }
        roles.add(role);
    }

    /**
     * Of two synonyms in one text, each may have its own part: "replace the battery with the
     * charger".
     */
    private static boolean isOneMention(Role a, Role b) {
        return a.surface() == b.surface() || !a.is(Role.OPEN);
    }

    private int flags(Term term) {
        switch (term.type()) {
            case CONTENT:
            case FLOURISH:
                int open = Role.LINK | Role.OPEN | (term.isKnown() ? Role.KNOWN : 0);
                return term.weight() == 0 ? 0 : Role.PART | open | traits(term);
            case SPECIFIC:
                boolean time = TIMES.contains(term.sense().group());
                return Role.PART | Role.CLASSED | (time ? Role.ADJUNCT : 0) | traits(term);
            case NAME:
                return Role.PART | Role.CLASSED | Role.NAMED | traits(term);
            case UNIT:
                boolean span = NumeralReader.TIME_UNITS.contains(term.sense().concept());
                return Role.PART | (span ? Role.ADJUNCT : Role.UNIT);
            case NUMBER:
            case CODE:
                return Role.PART;
            case PERSON:
                return Role.PART | (isPossessive(term) ? Role.OWNER : Role.CLASSED);
            case QUESTION:
                return term.is("who") ? Role.PART | Role.ASKED : 0;
            case LIGHT:
                boolean carries = CARRIERS.contains(term.sense().concept()) || term.weight() == 0;
                return carries ? 0 : Role.LINK;
            default:
                return 0;
        }
    }

    private int traits(Term term) {
        boolean moves =
                relations.isMotion(term.sense().id()) || term.sense().group() == TRANSPORT_GROUP;
        boolean arabic = ArabicAffixes.isArabic(term.token().plain());
        boolean definite = arabic && ArabicAffixes.isDefinite(term.token().plain());
        return (moves ? Role.MOVES : 0)
                | (arabic ? Role.VERB_FIRST : 0)
                | (definite ? Role.DEFINITE : 0);
    }

    private static long id(Term term) {
        return term.type() == WordClass.PERSON ? person(term) : term.sense().id();
    }

    /** "Tu" and "ton" are one word to the score; what each says of roles is for the guard. */
    static long person(Term term) {
        String concept = term.sense().concept();
        int gender = concept.indexOf('-');
        return Hash.of(concept.substring(0, 2) + (gender < 0 ? "" : concept.substring(gender)));
    }

    /**
     * Who can do something to another stands in one class; other words are ordered within their
     * own: "tea over coffee".
     */
    private static int group(Term term) {
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

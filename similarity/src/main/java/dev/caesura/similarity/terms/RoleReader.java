package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.Person;
import dev.caesura.similarity.tables.Relations;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.terms.Prepared.ClauseItem;
import dev.caesura.similarity.text.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the part that each word plays, by prepositions, conjunctions and places in the clause,
 * whether a table knows the word or not.
 */
final class RoleReader {

    private static final Set<String> COMPARATIVES = Set.of("better", "worse");

    private static final String HER = "her";

    /** The English "to" that no infinitive follows. */
    private static final Set<String> DIRECTIONS = Set.of("into", "onto", "toward", "towards");

    /** An item of several clauses says nothing about any of them. */
    private static final int SEVERAL = -1;

    /** The class of all numbers. */
    private static final int NUMBERS = 1;

    private final List<Term> terms;
    private final Relations relations;
    private final List<Role> roles = new ArrayList<>();
    private final TreeMap<Long, ClauseItem> items = new TreeMap<>();
    private int clause;
    private int termClause;

    /** Counts independent statements: a clause, with its condition. */
    private int saying;

    /** The words being read are a condition for those that follow. */
    private boolean conditional;

    private boolean inCondition;

    private int pending;
    private boolean joined;
    private boolean denied;
    private boolean verbSeen;

    /** The place of the noun right after a preposition: "to plan Max" leads to both words. */
    private int headAt = -2;

    private int lastMarks;
    private int lastPart = -2;

    /** The marks that the last noun after a preposition passes on to an "of" after it. */
    private int headMarks;

    private int degree;

    /** "Before you call Rob": it applies to its whole clause. */
    private int clauseMark;

    private boolean compared;

    private RoleReader(List<Term> terms, Relations relations) {
        this.terms = terms;
        this.relations = relations;
    }

    static RoleReader read(List<Term> terms, Relations relations) {
        RoleReader reader = new RoleReader(terms, relations);
        for (int i = 0; i < terms.size(); i++) {
            reader.read(i);
        }
        return reader;
    }

    /** Each concept at its first mention, in the order of the text. */
    Role[] roles() {
        return roles.toArray(new Role[0]);
    }

    /** The items that only one clause has, sorted; none if there is only one clause. */
    ClauseItem[] items() {
        List<ClauseItem> own =
                items.values().stream().filter(item -> item.clause() != SEVERAL).toList();
        boolean one = own.stream().mapToInt(ClauseItem::clause).distinct().count() < 2;
        return one ? new ClauseItem[0] : own.toArray(new ClauseItem[0]);
    }

    private void read(int i) {
        Term term = terms.get(i);
        if (term.clause() != termClause) {
            if (goesOn(i)) {
                joined = true;
            } else {
                openClause();
                say(term, term.clause() - termClause);
            }
            termClause = term.clause();
        }
        int mark = markOf(term);
        if (mark != 0) {
            clauseMark = Mark.opensClause(mark) ? 0 : clauseMark;
            mark(mark);
        } else if (term.is("and") || term.is("or")) {
            joined = true;
        } else if (term.type() == WordClass.NEGATION || term.type() == WordClass.NE) {
            denied = true;
            pending = 0;
        } else if (RoleTraits.flags(term, relations) != 0) {
            if (startsClause(i)) {
                clause++;
                saying += conditional ? 0 : 1;
                conditional = false;
                inCondition = false;
                verbSeen = false;
                clauseMark = 0;
            }
            if ((RoleTraits.flags(term, relations) & Role.PART) != 0) {
                addItem(i);
            }
            add(i, isOwner(i));
        }
    }

    private void addItem(int i) {
        Term term = terms.get(i);
        int own = term.type() == WordClass.NUMBER ? NUMBERS : term.sense().group();
        int group = own == 0 && inCondition ? ClauseItem.CONDITION : own;
        items.merge(
                item(i),
                new ClauseItem(item(i), saying, group),
                (a, b) ->
                        a.clause() == b.clause()
                                ? a
                                : new ClauseItem(a.item(), SEVERAL, a.group()));
    }

    /**
     * Begins an independent statement. A condition belongs to the statement that it limits: without
     * a comma before it to the previous one, otherwise to the next.
     */
    private void say(Term term, int jump) {
        boolean condition = term.is("if") || term.is("because");
        inCondition = condition;
        if (condition && jump == 1) {
            conditional = false;
            return;
        }
        saying += conditional ? 0 : 1;
        conditional = condition;
    }

    /** "Under 6" and "over 6" are two items. */
    private long item(int i) {
        Term term = terms.get(i);
        return term.type() == WordClass.NUMBER
                ? Hash.pair(term.sense().id(), NumeralReader.bounds(terms, i))
                : RoleTraits.id(term);
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

    private boolean isAfterNegation(int i) {
        return i > 0 && terms.get(i - 1).type() == WordClass.NEGATION;
    }

    /** "That" after a comparative is "than": "plus cher que". */
    private int markOf(Term term) {
        int mark = Mark.of(term.sense().concept());
        compared |= (mark & Mark.DEGREE) != 0 || COMPARATIVES.contains(term.sense().concept());
        boolean directed = mark == Mark.TO.bit() && DIRECTIONS.contains(term.token().plain());
        return compared && term.is("that") ? Mark.THAN.bit() : directed ? Mark.INTO.bit() : mark;
    }

    private void openClause() {
        clause++;
        compared = false;
        clauseMark = 0;
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
                        && (RoleTraits.flags(terms.get(i + 1), relations) & Role.PART) != 0;
        return (RoleTraits.flags(term, relations) & Role.OWNER) != 0 && noun;
    }

    private void add(int i, boolean owner) {
        Term term = terms.get(i);
        int flags = RoleTraits.flags(term, relations);
        boolean counted = i > 0 && terms.get(i - 1).type() == WordClass.NUMBER;
        if ((flags & Role.UNIT) != 0 && !counted) {
            flags |= Role.CLASSED;
        }
        flags |= NumeralReader.isSpan(terms, i) ? Role.SPAN : 0;
        boolean her = !owner && term.token().plain().equals(HER);
        if (her) {
            flags = flags & ~Role.OWNER | Role.CLASSED;
        }
        Role last = roles.isEmpty() ? null : roles.get(roles.size() - 1);
        boolean chained = joined && last != null && last.clause() == clause;
        boolean inPhrase = headAt == i - 1 && i > 0;
        // "By mail yesterday": the means extends no further.
        int passed = (flags & Role.ADJUNCT) != 0 ? lastMarks & ~Mark.AGENT : lastMarks;
        int marks = pending == 0 && (chained || inPhrase) ? passed : pending | clauseMark;
        // "Instead of milk of oats": the whole phrase gives way.
        boolean whole = ofHead(i);
        marks |= whole ? headMarks : 0;
        boolean person = term.type() == WordClass.PERSON;
        verbSeen |= isVerbal(term);
        boolean part = (flags & Role.PART) != 0;
        boolean deniedPerson = denied && (pending != 0 || isAfterNegation(i));
        boolean isDenied = person ? deniedPerson : denied;
        boolean object =
                her || RoleTraits.isObject(term) && !isCleft(i) || PersonReader.isClitic(terms, i);
        int given = marks == 0 && object ? Mark.TO.bit() : marks;
        marks = part ? given | degree : 0;
        merge(
                new Role(
                        (flags & Role.OWNER) != 0 ? ~RoleTraits.id(term) : RoleTraits.id(term),
                        Hash.of(term.token().plain()),
                        RoleTraits.group(term),
                        clause,
                        marks,
                        flags | (isDenied ? Role.DENIED : 0) | (isPassive(i) ? Role.PASSIVE : 0),
                        chained));
        degree = part ? 0 : degree;
        int pendingBefore = pending;
        boolean passes = owner || (person || (flags & Role.PART) == 0) && Mark.opensClause(pending);
        clauseMark = person && passes ? pending & ~Mark.GOALS_AND_SOURCES : clauseMark;
        pending = passes ? pending : 0;
        denied &= person || (flags & Role.PART) == 0;
        boolean head = pendingBefore != 0 && (flags & Role.OPEN) != 0;
        boolean led = part && pendingBefore != 0;
        headMarks = led || whole ? marks & Mark.EXCLUSIVE & ~Mark.GOALS_AND_SOURCES : 0;
        lastPart = part ? i : lastPart;
        headAt = head ? i : -2;
        lastMarks = part ? marks & ~Mark.DEGREE : lastMarks;
        // "Two dogs and one cat": the number stands before the noun that "and" joins.
        joined &= term.type() == WordClass.NUMBER;
    }

    /** "Is it me who pays": it acts, whatever its form. */
    private boolean isCleft(int i) {
        return i + 1 < terms.size() && (terms.get(i + 1).is("who") || terms.get(i + 1).is("that"));
    }

    /** "Be charged", "é pago". */
    private boolean isPassive(int i) {
        return i > 0 && terms.get(i - 1).is("be") && TenseReader.isParticiple(terms.get(i));
    }

    /** Whether "of" leads from the noun before to this one. */
    private boolean ofHead(int i) {
        return headMarks != 0 && pending == Mark.PARTITIVE && i - lastPart <= 2;
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
        boolean denied = a.is(Role.DENIED) != b.is(Role.DENIED) && a.marks() != b.marks();
        return !denied && (a.surface() == b.surface() || !a.is(Role.OPEN));
    }
}

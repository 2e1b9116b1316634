package dev.caesura.similarity.compare;

import dev.caesura.similarity.terms.Mark;
import dev.caesura.similarity.terms.Prepared;
import dev.caesura.similarity.terms.Role;

/**
 * Finds two texts of the same words in which the words have exchanged their parts: from A to B,
 * from B to A; the dog bites the man, the man bites the dog.
 *
 * <p>Words that only moved are not a finding: "tomorrow are you open", "tea and coffee".
 */
final class RoleGuard {

    private final Role[] left;
    private final Role[] right;
    private final int count;

    /** Index of the right text's role for each of the left text's that both have. */
    private final int[] partner;

    RoleGuard(Prepared a, Prepared b) {
        this.left = new Role[Alignment.examined(a.roleCount())];
        this.right = new Role[Alignment.examined(b.roleCount())];
        for (int i = 0; i < left.length; i++) {
            left[i] = a.role(i);
        }
        for (int i = 0; i < right.length; i++) {
            right[i] = b.role(i);
        }
        this.count = left.length;
        this.partner = new int[count];
        for (int i = 0; i < count; i++) {
            partner[i] = find(left[i]);
        }
    }

    private int find(Role wanted) {
        int synonym = -1;
        for (int j = 0; j < right.length; j++) {
            if (right[j].surface() == wanted.surface()) {
                return j;
            }
            synonym = synonym < 0 && right[j].id() == wanted.id() ? j : synonym;
        }
        return synonym;
    }

    /** Order, negation, person, or none. */
    Guard veto() {
        boolean moves = moves(left) && moves(right);
        TimeGuard time = new TimeGuard(left, right);
        for (int x = 0; x < count; x++) {
            if (isPart(x)
                    && (isMarkOpposite(x, moves)
                            || time.differ(left[x], there(x))
                            || time.isRangeTurned(x, partner[x]))) {
                return Guard.ORDER;
            }
        }
        for (int x = 0; x < count; x++) {
            for (int y = x + 1; y < count; y++) {
                Guard found = isPart(x) && isPart(y) ? veto(x, y) : Guard.NONE;
                if (found != Guard.NONE) {
                    return found;
                }
            }
        }
        if (OwnerGuard.differ(left, right)) {
            return Guard.PERSON;
        }
        boolean turned =
                isAskedTurned()
                        || isMarkMoved()
                        || isActorTurned()
                        || isVoiceTurned()
                        || new PairGuard(left, right, partner).isExchanged();
        return turned ? Guard.ORDER : Guard.NONE;
    }

    /** "Our staff will call you", "call our staff": one text leaves out whom it asks to act. */
    private boolean isActorTurned() {
        return actsOnPerson(left, right) || actsOnPerson(right, left);
    }

    /** "Am I charged by the bank", "do I charge the bank": the actor is now acted upon. */
    private boolean isVoiceTurned() {
        return isVoiceTurned(left, right) || isVoiceTurned(right, left);
    }

    private static boolean isVoiceTurned(Role[] passive, Role[] active) {
        for (int agent = 1; agent < passive.length; agent++) {
            int actor = passive[agent].marks() == Mark.AGENT ? indexOf(active, passive[agent]) : -1;
            for (int verb = 0; actor >= 0 && verb < agent; verb++) {
                int then = passive[verb].is(Role.PASSIVE) ? indexOf(active, passive[verb]) : -1;
                // "The owner is paid the rent": in the passive, the one who stands first is acted
                // upon.
                boolean acted =
                        then >= 0
                                && active[actor].marks() == 0
                                && active[then].is(Role.PASSIVE) == actor < then;
                if (acted) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a noun acts upon a person in the first text, and the second has it acted upon. */
    private static boolean actsOnPerson(Role[] first, Role[] second) {
        for (int verb = 1; verb < first.length; verb++) {
            int object = personBeside(first, verb);
            int actor = object == verb - 1 ? verb - 2 : verb - 1;
            if (object >= 0
                    && actor >= 0
                    && indexOf(second, first[object]) < 0
                    && isThing(first[actor])
                    && first[actor].marks() == 0
                    && isBare(first[verb])) {
                int then = indexOf(second, first[verb]);
                int acted = indexOf(second, first[actor]);
                if (then >= 0
                        && acted > then
                        && isActedUpon(second[acted], first[object])
                        && isDirect(second, then, acted)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The person that a verb acts upon: right after it, or marked as an object right before it. */
    private static int personBeside(Role[] roles, int verb) {
        if (verb + 1 < roles.length && roles[verb + 1].is(Role.PRONOUN)) {
            return verb + 1;
        }
        boolean before = roles[verb - 1].is(Role.PRONOUN) && roles[verb - 1].marks() != 0;
        return before ? verb - 1 : -1;
    }

    /** "Waits for you", "wait for the driver": led by the same preposition, or by none. */
    private static boolean isActedUpon(Role role, Role person) {
        return isThing(role) && (role.marks() == 0 || role.marks() == person.marks());
    }

    private static boolean isThing(Role role) {
        return role.is(Role.OPEN)
                || role.is(Role.CLASSED) && !role.is(Role.PRONOUN) && !role.is(Role.ADJUNCT);
    }

    private static boolean isBare(Role role) {
        return role.is(Role.OPEN) && role.marks() == 0;
    }

    /** Nothing but an owner stands between the two, and nobody before the first. */
    private static boolean isDirect(Role[] roles, int from, int to) {
        for (int i = 0; i < to; i++) {
            if (i != from && !roles[i].is(Role.OWNER)) {
                return false;
            }
        }
        return true;
    }

    private static int indexOf(Role[] roles, Role wanted) {
        for (int i = 0; i < roles.length; i++) {
            if (roles[i].id() == wanted.id()) {
                return i;
            }
        }
        return -1;
    }

    private boolean isPart(int x) {
        return partner[x] >= 0 && left[x].is(Role.PART) && right[partner[x]].is(Role.PART);
    }

    /** Nothing but an owner in one of the texts: it stands where its noun stands. */
    private boolean isOwner(int x) {
        return !left[x].is(Role.CLASSED) && left[x].is(Role.OWNER)
                || !there(x).is(Role.CLASSED) && there(x).is(Role.OWNER);
    }

    private Role there(int x) {
        return right[partner[x]];
    }

    private static boolean moves(Role[] roles) {
        for (Role role : roles) {
            if (role.is(Role.MOVES)) {
                return true;
            }
        }
        return false;
    }

    private boolean isMarkOpposite(int x, boolean moves) {
        int a = left[x].marks();
        int b = there(x).marks();
        boolean named = left[x].is(Role.NAMED) || there(x).is(Role.NAMED);
        return a != b
                && (Mark.areOpposite(a, b)
                        || named && (Mark.isPlaceLeft(a, b) || Mark.isCompany(a, b))
                        || (moves && !left[x].is(Role.MOVES) || named)
                                && Mark.mayBeOpposite(a, b, !moves));
    }

    private Guard veto(int x, int y) {
        if (left[x].is(Role.DENIED) != left[y].is(Role.DENIED)
                && left[x].is(Role.DENIED) == there(y).is(Role.DENIED)
                && left[y].is(Role.DENIED) == there(x).is(Role.DENIED)) {
            return Guard.NEGATION;
        }
        return marksExchanged(x, y) || orderTurned(x, y) ? Guard.ORDER : Guard.NONE;
    }

    private boolean marksExchanged(int x, int y) {
        return exchanged(x, y, 0) || exchanged(x, y, Mark.PARTITIVE) || numbersExchanged(x, y);
    }

    /** "For four at six", where one side has both prepositions. */
    private boolean numbersExchanged(int x, int y) {
        int a = left[x].marks();
        int b = left[y].marks();
        return left[x].is(Role.NUMBER)
                && left[y].is(Role.NUMBER)
                && a != 0
                && b != 0
                && a != b
                && a == there(y).marks()
                && b == there(x).marks();
    }

    /**
     * @param ignored a mark that may mean nothing: the French "du" of "faire du sport"
     */
    private boolean exchanged(int x, int y, int ignored) {
        int a = Mark.side(left[x].marks() & ~ignored);
        int b = Mark.side(left[y].marks() & ~ignored);
        int c = Mark.side(there(x).marks() & ~ignored);
        int d = Mark.side(there(y).marks() & ~ignored);
        boolean infinitives =
                (a == 0 || b == 0)
                        && (a | b) == Mark.TO_SIDE
                        && ((left[x].marks() | left[y].marks()) & Mark.DIRECTED) == 0
                        && left[x].is(Role.KNOWN)
                        && left[y].is(Role.KNOWN);
        return a != b && !infinitives && a == d && b == c;
    }

    private boolean orderTurned(int x, int y) {
        boolean turned =
                partner[y] < partner[x]
                        && !isOwner(x)
                        && !isOwner(y)
                        && !isToldByMarks(x, y)
                        && !(isChain(left, x, y) && isChain(right, partner[y], partner[x]));
        boolean oneClause =
                left[x].clause() == left[y].clause() && there(x).clause() == there(y).clause();
        return turned
                && (oneClause && (isSameClass(x, y) || isTurnedAfterVerb(x, y))
                        || (oneClause || isSameClass(x, y)) && isTurnedAroundLink(x, y));
    }

    /** Each keeps its own preposition: wherever they stand, they mean the same. */
    private boolean isToldByMarks(int x, int y) {
        int a = signs(left[x]);
        int b = signs(left[y]);
        int c = signs(there(x));
        int d = signs(there(y));
        return a == c && b == d && a != b || !(a == d && b == c);
    }

    private static int signs(Role role) {
        return Mark.side(role.marks()) << 1 | (role.is(Role.DENIED) ? 1 : 0);
    }

    /** Whether "and" or "or" joins all from the one to the other. */
    private static boolean isChain(Role[] roles, int from, int to) {
        for (int i = from + 1; i <= to; i++) {
            // "8 h or 9 h": a unit goes with its number.
            boolean measure = roles[i].is(Role.UNIT) || isSpan(roles[i]);
            if (!roles[i].joined() && !measure) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpan(Role role) {
        return role.is(Role.ADJUNCT) && !role.is(Role.CLASSED);
    }

    private boolean isSameClass(int x, int y) {
        return left[x].is(Role.CLASSED)
                && left[y].is(Role.CLASSED)
                && left[x].group() == left[y].group();
    }

    private boolean isTurnedAroundLink(int x, int y) {
        if (left[x].is(Role.ADJUNCT) || left[y].is(Role.ADJUNCT)) {
            return false;
        }
        for (int r = x + 1; r < y; r++) {
            boolean between = partner[r] > partner[y] && partner[r] < partner[x];
            boolean listed = isListed(x, r) || isListed(r, y);
            if (between && !listed && isLink(r, x, y)) {
                return true;
            }
        }
        return false;
    }

    /** Whether "and" joins the two in both texts: "lunch and dinner", whatever comes first. */
    private boolean isListed(int a, int b) {
        return isChain(left, a, b)
                && isChain(
                        right, Math.min(partner[a], partner[b]), Math.max(partner[a], partner[b]));
    }

    private boolean isLink(int r, int x, int y) {
        boolean link = left[r].is(Role.LINK) && there(r).is(Role.LINK);
        boolean noun =
                left[r].is(Role.CLASSED) && !(left[x].is(Role.CLASSED) && left[y].is(Role.CLASSED));
        return link || noun && !left[r].is(Role.ADJUNCT) && !left[r].is(Role.NAMED);
    }

    /** Verb, subject, object: with the verb first, nothing but the order tells who acts. */
    private boolean isTurnedAfterVerb(int x, int y) {
        boolean bare =
                y == x + 1
                        && partner[x] == partner[y] + 1
                        && left[x].is(Role.VERB_FIRST)
                        && left[y].is(Role.VERB_FIRST)
                        && left[x].is(Role.DEFINITE) == left[y].is(Role.DEFINITE)
                        && !left[x].is(Role.ADJUNCT)
                        && !left[y].is(Role.ADJUNCT)
                        && !left[y].joined()
                        && !there(x).joined();
        return bare && x > 0 && partner[x - 1] >= 0 && partner[x - 1] == partner[y] - 1;
    }

    /** Whether "instead of", "before" or the like goes with one word here, with another there. */
    private boolean isMarkMoved() {
        for (int x = 0; x < count; x++) {
            int lost = isPart(x) ? left[x].marks() & ~there(x).marks() & Mark.EXCLUSIVE : 0;
            if (lost != 0 && (taken() & lost) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The marks that words of both texts have in the right one only. */
    private int taken() {
        int taken = 0;
        for (int x = 0; x < count; x++) {
            taken |= isPart(x) ? there(x).marks() & ~left[x].marks() : 0;
        }
        return taken;
    }

    /** "Who invited Ana", "who did Ana invite". */
    private boolean isAskedTurned() {
        for (int w = 0; w < count; w++) {
            boolean asked =
                    isPart(w)
                            && left[w].is(Role.ASKED)
                            && left[w].marks() == 0
                            && there(w).marks() == 0;
            if (asked && isTurnedAfter(w)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTurnedAfter(int w) {
        for (int x = w + 1; x + 1 < count; x++) {
            boolean both =
                    isPart(x)
                            && isPart(x + 1)
                            && !left[x + 1].joined()
                            && !there(x).joined()
                            && left[x].marks() == left[x + 1].marks()
                            && there(x).marks() == there(x + 1).marks()
                            && (left[x].is(Role.OPEN) || left[x + 1].is(Role.OPEN));
            if (both && partner[x + 1] > partner[w] && partner[x + 1] < partner[x]) {
                return true;
            }
        }
        return false;
    }
}

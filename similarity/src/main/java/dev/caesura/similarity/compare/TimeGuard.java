package dev.caesura.similarity.compare;

import dev.caesura.similarity.terms.Mark;
import dev.caesura.similarity.terms.Role;
import dev.caesura.similarity.text.Hash;

/**
 * Tells the meaning that a preposition gives to a time: by Friday is not on Friday, for three days
 * not in three days, from Monday not on Monday.
 *
 * <p>"Monday to Friday" and "from Monday until Friday" are one and the same range.
 */
final class TimeGuard {

    private static final int DAY = (int) Hash.of("day");
    private static final int MONTH = (int) Hash.of("month");

    private final Role[] left;
    private final Role[] right;
    private final boolean range;
    private final int leftMarks;
    private final int rightMarks;

    TimeGuard(Role[] left, Role[] right) {
        this.left = left;
        this.right = right;
        this.range = isRange(left) || isRange(right);
        this.leftMarks = marks(left);
        this.rightMarks = marks(right);
    }

    private static int marks(Role[] roles) {
        int marks = 0;
        for (Role role : roles) {
            marks |= role.marks();
        }
        return marks;
    }

    /** Whether one time begins it and another ends it. */
    private static boolean isRange(Role[] roles) {
        int marks = 0;
        for (Role role : roles) {
            marks |= isTime(role) ? Mark.side(role.marks()) : 0;
        }
        return (marks & Mark.FROM_SIDE) != 0 && (marks & Mark.TO_SIDE) != 0;
    }

    /**
     * "Monday to Friday", "Monday and Friday": whether a time or number ends a range here, and is
     * the next of a list there.
     */
    boolean isRangeTurned(int x, int y) {
        return isRangesEnd(left, x) && isListed(right, y)
                || isRangesEnd(right, y) && isListed(left, x);
    }

    private static boolean isRangesEnd(Role[] roles, int i) {
        if (i == 0 || !isTime(roles[i]) || !isTime(roles[i - 1])) {
            return false;
        }
        return roles[i].joined() ? isBetween(roles[i]) : isGoal(roles[i]) || isNext(roles, i);
    }

    /** "Monday-Friday"; "de segunda a sexta", where the Portuguese "a" is "to" and "the". */
    private static boolean isNext(Role[] roles, int i) {
        return (roles[i].marks() == 0 || roles[i].marks() == roles[i - 1].marks())
                && roles[i].clause() == roles[i - 1].clause()
                && roles[i].group() != 0
                && roles[i].group() == roles[i - 1].group();
    }

    private static boolean isListed(Role[] roles, int i) {
        return i > 0
                && isTime(roles[i - 1])
                && roles[i].joined()
                && !isGoal(roles[i])
                && !isBetween(roles[i]);
    }

    private static boolean isBetween(Role role) {
        return (role.marks() & Mark.SPANNING) != 0;
    }

    private static boolean isGoal(Role role) {
        return (Mark.side(role.marks()) & Mark.TO_SIDE) != 0;
    }

    /** Whether one thing of both texts has another place in time. */
    boolean differ(Role left, Role right) {
        return isOrdered(left, rightMarks)
                || isOrdered(right, leftMarks)
                || isTime(left) && (isBounded(left, right) || isBounded(right, left))
                || isSpan(left)
                        && (Mark.lasts(left.marks(), right.marks())
                                || Mark.lasts(right.marks(), left.marks()));
    }

    /** "Before delivery", where the other text has nothing before or after anything. */
    private static boolean isOrdered(Role role, int others) {
        return !role.is(Role.PRONOUN)
                && !role.is(Role.OWNER)
                && (isAlone(role.marks(), others, Mark.ORDER)
                        || isAlone(role.marks(), others, Mark.GIVES_WAY));
    }

    private static boolean isAlone(int marks, int others, int mask) {
        return (marks & mask) != 0 && (others & mask) == 0;
    }

    private boolean isBounded(Role a, Role b) {
        int bounds = Mark.UNTIL_BIT | Mark.FROM_BIT;
        boolean ends = !range && (a.marks() & bounds) != 0 && (b.marks() & bounds) == 0;
        return ends || isDue(a) && (b.marks() & ~Mark.AT) == 0;
    }

    /** "By Friday", "by 5"; but "por la tarde" is in the afternoon. */
    private static boolean isDue(Role role) {
        boolean dated = role.group() == DAY || role.group() == MONTH || role.is(Role.NUMBER);
        return dated && !role.is(Role.SPAN) && (role.marks() & Mark.AGENT) != 0;
    }

    private static boolean isTime(Role role) {
        return role.is(Role.ADJUNCT) || role.is(Role.NUMBER);
    }

    private static boolean isSpan(Role role) {
        return role.is(Role.SPAN) || role.is(Role.ADJUNCT) && !role.is(Role.CLASSED);
    }
}

package dev.caesura.similarity.compare;

import dev.caesura.similarity.terms.Role;

/**
 * Finds two texts in which two words have exchanged their followers: "keep the form and send the
 * copy", "keep the copy and send the form".
 *
 * <p>Both must be exchanged: a word that only moved leaves one of the pairs as it was.
 */
final class PairGuard {

    private final Role[] left;
    private final Role[] right;
    private final int[] partner;

    /**
     * @param partner for each role on the left, the index of its counterpart on the right, or -1
     */
    PairGuard(Role[] left, Role[] right, int[] partner) {
        this.left = left;
        this.right = right;
        this.partner = partner;
    }

    boolean isExchanged() {
        for (int x = 0; x < left.length; x++) {
            int ofX = shared(x) ? follower(left, x) : -1;
            for (int y = x + 1; ofX >= 0 && y < left.length; y++) {
                int ofY = y != ofX && shared(y) ? follower(left, y) : -1;
                if (ofY >= 0 && follows(x, ofY) && follows(y, ofX)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean shared(int x) {
        return partner[x] >= 0 && left[x].is(Role.PART) && !left[x].is(Role.PRONOUN);
    }

    private boolean follows(int x, int then) {
        return shared(then) && follower(right, partner[x]) == partner[then];
    }

    /** The next role, skipping an owner, if no "and" joins the two; otherwise -1. */
    private static int follower(Role[] roles, int x) {
        int next = x + 1;
        while (next < roles.length && roles[next].is(Role.OWNER)) {
            next++;
        }
        boolean pair =
                next < roles.length
                        && roles[next].is(Role.PART)
                        && !roles[next].joined()
                        && !roles[x].is(Role.OWNER)
                        && roles[next].clause() == roles[x].clause();
        return pair ? next : -1;
    }
}

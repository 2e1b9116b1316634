package dev.caesura.similarity.compare;

import dev.caesura.similarity.terms.Prepared;
import dev.caesura.similarity.terms.Prepared.ClauseItem;

/**
 * Finds two texts in which clauses have exchanged their contents: "children pay 5, adults 9",
 * "children pay 9, adults 5".
 *
 * <p>Clauses that only moved are not a finding: words that stood together still do.
 */
final class ClauseGuard {

    private final int[] left;
    private final int[] right;
    private final int[] group;
    private int count;

    private ClauseGuard(Prepared a, Prepared b) {
        int most = Alignment.examined(Math.min(a.itemCount(), b.itemCount()));
        this.left = new int[most];
        this.right = new int[most];
        this.group = new int[most];
        int j = 0;
        for (int i = 0; i < a.itemCount() && count < most; i++) {
            while (j < b.itemCount() && b.item(j).item() < a.item(i).item()) {
                j++;
            }
            if (j < b.itemCount() && b.item(j).item() == a.item(i).item()) {
                left[count] = a.item(i).clause();
                group[count] = a.item(i).group();
                right[count++] = b.item(j).clause();
            }
        }
    }

    static boolean isExchanged(Prepared a, Prepared b) {
        ClauseGuard guard = new ClauseGuard(a, b);
        for (int x = 0; x < guard.count; x++) {
            for (int y = x + 1; y < guard.count; y++) {
                if (guard.isParted(x, y) && guard.isAnswered(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the two stand in one clause on the left, and in two on the right. */
    private boolean isParted(int x, int y) {
        return left[x] == left[y] && right[x] != right[y];
    }

    /**
     * Whether two of another clause on the left join them on the right, one each; of a number or
     * another word of a closed class, one that takes its place is enough.
     */
    private boolean isAnswered(int x, int y) {
        for (int a = 0; a < count; a++) {
            boolean elsewhere = left[a] != left[x];
            boolean exchanged = takesPlace(a, x, y) || takesPlace(a, y, x) || isCondition(a, x, y);
            if (elsewhere && exchanged) {
                return true;
            }
            for (int b = 0; elsewhere && right[a] == right[x] && b < count; b++) {
                if (left[b] == left[a] && right[b] == right[y]) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether it stands beside the one on the right, as the other did on the left. */
    private boolean takesPlace(int taker, int beside, int taken) {
        return right[taker] == right[beside] && group[taker] == group[taken] && group[taken] != 0;
    }

    /** Whether one of the two is a condition that belongs to another word on the right. */
    private boolean isCondition(int a, int x, int y) {
        boolean ofX = group[x] == ClauseItem.CONDITION && group[y] != group[x];
        boolean ofY = group[y] == ClauseItem.CONDITION && group[y] != group[x];
        return group[a] != ClauseItem.CONDITION
                && (ofX && right[a] == right[x] || ofY && right[a] == right[y]);
    }
}

package dev.caesura.similarity.text;

/**
 * The number of letters in which two words differ: insertions, deletions, substitutions, and swaps
 * of neighbors.
 */
public final class EditDistance {

    /** Longer words are not compared: this bounds the work on hostile input. */
    static final int MAX_LENGTH = 32;

    private EditDistance() {}

    /**
     * Whether the words differ by at most this many edits (the "optimal string alignment"
     * distance).
     */
    public static boolean within(String a, String b, int limit) {
        if (a.length() > MAX_LENGTH
                || b.length() > MAX_LENGTH
                || Math.abs(a.length() - b.length()) > limit) {
            return false;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            if (fill(row, last, beforeLast, a, b, i) > limit) {
                return false;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()] <= limit;
    }

    private static int fill(int[] row, int[] last, int[] beforeLast, String a, String b, int i) {
        row[0] = i;
        int least = i;
        for (int j = 1; j <= b.length(); j++) {
            int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
            int cost = Math.min(last[j - 1] + change, Math.min(last[j], row[j - 1]) + 1);
            if (isSwap(a, b, i, j)) {
                cost = Math.min(cost, beforeLast[j - 2] + 1);
            }
            row[j] = cost;
            least = Math.min(least, cost);
        }
        return least;
    }

    private static boolean isSwap(String a, String b, int i, int j) {
        return i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
    }
}

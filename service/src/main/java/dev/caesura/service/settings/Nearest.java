package dev.caesura.service.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
final class Nearest {

    /** Beyond one wrong letter in three, two names have nothing to do with each other. */
    private static final int LETTERS_PER_ERROR = 3;

    private Nearest() {}

    /** The most similar of the names; empty if none is similar. */
    static Optional<String> to(String written, Collection<String> names) {
        String key = written.toLowerCase(Locale.ROOT);
        return names.stream()
                .min(
                        Comparator.<String>comparingInt(name -> distance(key, name))
                                .thenComparing(n -> n))
                .filter(
                        name ->
                                distance(key, name)
                                        <= Math.max(2, key.length() / LETTERS_PER_ERROR));
    }

    /** A name that has all of the written elements, with others between them, was moved. */
    private static int distance(String written, String name) {
        String other = name.toLowerCase(Locale.ROOT);
        return holdsAll(other, written) ? 1 : edits(written, other);
    }

    private static boolean holdsAll(String name, String written) {
        List<String> wanted = List.of(written.split("[._]", -1));
        int found = 0;
        for (String part : name.split("[._]", -1)) {
            if (found < wanted.size() && part.equals(wanted.get(found))) {
                found++;
            }
        }
        return found == wanted.size() && found > 1;
    }

    /**
     * The optimal string alignment distance: how many letters have to be put in, left out, replaced
     * or swapped with their neighbor.
     */
    static int edits(String one, String other) {
        int[][] rows = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            rows[i][0] = i;
        }
        Arrays.setAll(rows[0], j -> j);
        for (int i = 1; i <= one.length(); i++) {
            for (int j = 1; j <= other.length(); j++) {
                rows[i][j] = step(rows, one, other, i, j);
            }
        }
        return rows[one.length()][other.length()];
    }

    private static int step(int[][] rows, String one, String other, int i, int j) {
        int replaced = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int best =
                Math.min(
                        rows[i - 1][j - 1] + replaced,
                        1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        boolean swapped =
                i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}

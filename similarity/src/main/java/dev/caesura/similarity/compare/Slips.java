package dev.caesura.similarity.compare;

import java.util.List;
import java.util.Set;

/**
 * Tells one letter that stands for another by mistake from one that makes another word: a finger
 * hits the key beside the right one, and an ear confuses vowels and some consonants. "Prixe" may be
 * a price; a trail is no train, and a plate no plane.
 */
final class Slips {

    private static final String VOWELS = "aeiouy";

    /** The rows of both arrangements of keys that the five languages use with Latin letters. */
    private static final List<List<String>> KEYBOARDS =
            List.of(
                    List.of("qwertyuiop", "asdfghjkl", "zxcvbnm"),
                    List.of("azertyuiop", "qsdfghjklm", "wxcvbn"));

    /** Consonants that sound alike, the first of the alphabet first. */
    private static final Set<String> ALIKE =
            Set.of("ck", "cs", "sz", "mn", "bv", "gj", "kq", "fv", "dt", "bp");

    private Slips() {}

    /** Whether the only letter in which two words of one length differ is such a mistake. */
    static boolean isOne(String a, String b) {
        int at = 0;
        while (at < a.length() && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        boolean one = at < a.length() && a.substring(at + 1).equals(b.substring(at + 1));
        return one && isMistaken(a.charAt(at), b.charAt(at));
    }

    private static boolean isMistaken(char a, char b) {
        boolean vowels = VOWELS.indexOf(a) >= 0 && VOWELS.indexOf(b) >= 0;
        String sounds = a < b ? "" + a + b : "" + b + a;
        return vowels
                || ALIKE.contains(sounds)
                || KEYBOARDS.stream().anyMatch(rows -> areNeighbours(rows, a, b));
    }

    private static boolean areNeighbours(List<String> rows, char a, char b) {
        for (int row = 0; row < rows.size(); row++) {
            int x = rows.get(row).indexOf(a);
            int y = rows.get(row).indexOf(b);
            if (x >= 0 && y >= 0) {
                return Math.abs(x - y) == 1;
            }
            if (row + 1 < rows.size()
                    && (isBelow(x, rows.get(row + 1).indexOf(b))
                            || isBelow(y, rows.get(row + 1).indexOf(a)))) {
                return true;
            }
        }
        return false;
    }

    /** Each row begins half a key further right than the one above it. */
    private static boolean isBelow(int upper, int lower) {
        return upper >= 0 && lower >= 0 && (upper == lower || upper == lower + 1);
    }
}

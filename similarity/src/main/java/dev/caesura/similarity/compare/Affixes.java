package dev.caesura.similarity.compare;

import java.util.List;

/**
 * Tells apart words, known or unknown, that a prefix or suffix turns into opposites: refundable and
 * nonrefundable, prepaid and postpaid, corded and cordless.
 */
final class Affixes {

    /** Prefixes that deny, in the five languages. */
    private static final List<String> DENYING =
            List.of(
                    "non", "un", "in", "im", "ir", "il", "dis", "des", "de", "a", "an", "mis", "me",
                    "mal", "anti", "ex", "im");

    /** Prefixes that contradict each other before one and the same rest. */
    private static final String[][] OPPOSITE_PREFIXES = {
        {"pre", "post"},
        {"pre", "pos"},
        {"in", "ex"},
        {"im", "ex"},
        {"in", "out"},
        {"up", "down"},
        {"on", "off"},
        {"over", "under"},
        {"sur", "sous"},
        {"sobre", "sub"},
        {"super", "sub"},
        {"hyper", "hypo"},
        {"hiper", "hipo"},
        {"macro", "micro"},
        {"pro", "anti"},
        {"mono", "multi"},
        {"uni", "multi"},
        {"mono", "bi"},
        {"intro", "extro"},
        {"intra", "extra"},
        {"inter", "exter"},
        {"ante", "post"},
        {"bien", "mal"},
        {"bene", "male"},
        {"max", "min"},
        {"some", "no"},
        {"any", "no"},
        {"every", "no"},
        {"north", "south"},
        {"east", "west"},
        {"en", "des"},
        {"em", "des"},
        {"en", "de"},
        {"as", "des"},
        {"a", "des"},
        {"in", "un"},
        {"mayor", "menor"}
    };

    /** Suffixes that contradict each other after one and the same stem, or the stem itself. */
    private static final String[][] OPPOSITE_SUFFIXES = {
        {"less", ""},
        {"less", "ed"},
        {"less", "ful"},
        {"less", "y"},
        {"free", ""},
        {"out", "in"},
        {"off", "on"},
        {"down", "up"},
        {"er", "ee"},
        {"or", "ee"}
    };

    /** A shorter rest is not a word. */
    private static final int MIN_REST = 3;

    /** Two rests are one word if no more letters than this follow their common part: "os", "as". */
    private static final int INFLECTION = 3;

    private Affixes() {}

    static boolean areOpposite(String a, String b) {
        return denies(a, b) || denies(b, a) || prefixesOppose(a, b) || suffixesOppose(a, b);
    }

    private static boolean denies(String longer, String shorter) {
        for (String prefix : DENYING) {
            if (longer.startsWith(prefix)
                    && isOneWord(longer.substring(prefix.length()), shorter)) {
                return true;
            }
        }
        return false;
    }

    private static boolean prefixesOppose(String a, String b) {
        for (String[] pair : OPPOSITE_PREFIXES) {
            if (prefixesOppose(a, pair[0], b, pair[1]) || prefixesOppose(b, pair[0], a, pair[1])) {
                return true;
            }
        }
        return false;
    }

    private static boolean prefixesOppose(String a, String first, String b, String second) {
        return a.startsWith(first)
                && b.startsWith(second)
                && isOneWord(a.substring(first.length()), b.substring(second.length()));
    }

    private static boolean suffixesOppose(String a, String b) {
        for (String[] pair : OPPOSITE_SUFFIXES) {
            if (suffixesOppose(a, pair[0], b, pair[1]) || suffixesOppose(b, pair[0], a, pair[1])) {
                return true;
            }
        }
        return false;
    }

    private static boolean suffixesOppose(String a, String first, String b, String second) {
        int rest = a.length() - first.length();
        return rest >= MIN_REST
                && rest == b.length() - second.length()
                && a.endsWith(first)
                && b.endsWith(second)
                && a.regionMatches(0, b, 0, rest);
    }

    /** Whether two words differ only in an ending of gender or number. */
    private static boolean isOneWord(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int shared = 0;
        while (shared < shorter && a.charAt(shared) == b.charAt(shared)) {
            shared++;
        }
        boolean equal = shared == a.length() && shared == b.length();
        return shared >= MIN_REST
                && (equal
                        || shared > INFLECTION
                                && a.length() - shared < INFLECTION
                                && b.length() - shared < INFLECTION);
    }
}

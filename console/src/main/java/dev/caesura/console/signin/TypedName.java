package dev.caesura.console.signin;

import java.util.regex.Pattern;

/** A name that a stranger typed to sign in: of any length, and with any characters. */
final class TypedName {

    /** Nobody's name has more characters than these. */
    static final int LONGEST = 256;

    private static final int SHOWN = 128;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\u2028\u2029]");

    private TypedName() {}

    /** Whether it is so long that it can be nobody's. */
    static boolean isTooLong(String name) {
        return name.length() > LONGEST;
    }

    /** The form that is kept and logged: it can't begin a line of its own, nor fill the log. */
    static String printable(String name) {
        String cut = name.length() > SHOWN ? name.substring(0, SHOWN) + '…' : name;
        return UNPRINTABLE.matcher(cut).replaceAll("\ufffd");
    }
}

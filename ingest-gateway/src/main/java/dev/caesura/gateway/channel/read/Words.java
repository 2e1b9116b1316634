package dev.caesura.gateway.channel.read;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of names and types that programs write. */
public final class Words {

    private static final Pattern PARTS = Pattern.compile("[^\\p{L}]+");

    /** Between the words of {@code fromCustomer} and of {@code sentByAPIClient}. */
    private static final Pattern HUMP =
            Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private Words() {}

    /** The words of a text or of a name in camel, snake or kebab case, in lower case. */
    public static List<String> split(String text) {
        String apart = HUMP.matcher(text).replaceAll("_").toLowerCase(Locale.ROOT);
        return PARTS.splitAsStream(apart).filter(part -> !part.isEmpty()).toList();
    }

    /** The words of a text without anything between them, in lower case. */
    public static String joined(String text) {
        return String.join("", split(text));
    }
}

package dev.caesura.processor.domain.policy;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words that a message consists of, compared without case and surrounding space. */
final class Keywords {

    private Keywords() {}

    static Set<String> normal(Set<String> keywords) {
        return keywords.stream().map(Keywords::normal).collect(Collectors.toUnmodifiableSet());
    }

    static boolean contain(Set<String> keywords, @Nullable String text) {
        return text != null && !keywords.isEmpty() && keywords.contains(normal(text));
    }

    /** Whether the text is one of the words, or ends with one of them. */
    static boolean endWith(Set<String> keywords, @Nullable String text) {
        if (text == null || keywords.isEmpty()) {
            return false;
        }
        String normal = normal(text);
        for (String keyword : keywords) {
            if (normal.endsWith(keyword) && beginsThere(normal, keyword)) {
                return true;
            }
        }
        return false;
    }

    /** A word does not begin in the middle of another. */
    private static boolean beginsThere(String text, String keyword) {
        int before = text.length() - keyword.length() - 1;
        return before < 0
                || !Character.isLetterOrDigit(keyword.charAt(0))
                || !Character.isLetterOrDigit(text.charAt(before));
    }

    private static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}

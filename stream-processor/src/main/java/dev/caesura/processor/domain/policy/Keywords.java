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

    private static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}

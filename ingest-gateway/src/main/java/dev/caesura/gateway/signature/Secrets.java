package dev.caesura.gateway.signature;

import java.util.List;
import java.util.function.Predicate;

/**
 * The secrets of one account: several while one is being replaced, each perhaps read from a file.
 */
public final class Secrets {

    private Secrets() {}

    /**
     * Whether one of the secrets passes. All are tried, so that the time taken does not tell which
     * one did. An empty secret vouches for nothing.
     */
    public static boolean any(List<String> secrets, Predicate<String> passes) {
        boolean passed = false;
        for (String secret : secrets) {
            String bare = withoutLineEnd(secret);
            if (!bare.isBlank()) {
                passed |= passes.test(bare);
            }
        }
        return passed;
    }

    /** Files usually end in a line break, which belongs to no secret. */
    private static String withoutLineEnd(String secret) {
        int end = secret.length();
        while (end > 0 && (secret.charAt(end - 1) == '\n' || secret.charAt(end - 1) == '\r')) {
            end--;
        }
        return secret.substring(0, end);
    }
}

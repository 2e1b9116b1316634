package dev.caesura.testkit;

import java.time.Duration;
import java.util.Locale;

/** Reads the times of a script. */
final class ScriptTime {

    private ScriptTime() {}

    /** {@code 500ms}, {@code 31s}, {@code 2m}, {@code 7d}, or ISO-8601 as in {@code PT31S}. */
    static Duration of(String time) {
        String text = time.strip().toUpperCase(Locale.ROOT);
        if (text.startsWith("P")) {
            return Duration.parse(text);
        }
        if (text.endsWith("MS")) {
            return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
        }
        return Duration.parse(text.endsWith("D") ? "P" + text : "PT" + text);
    }
}

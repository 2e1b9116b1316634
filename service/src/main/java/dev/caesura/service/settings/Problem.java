package dev.caesura.service.settings;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A problem with one setting.
 *
 * @param place where it is written, such as {@code sender.yml:12} or {@code environment}; empty if
 *     nobody wrote it
 * @param key the setting as it is written there; empty if the problem belongs to the whole file
 * @param says what is wrong, and what to write instead
 */
public record Problem(String place, String key, String says) {

    /** By file, then by line. */
    static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::file)
                    .thenComparingInt(Problem::line)
                    .thenComparing(Problem::key);

    /** A problem that concerns no single setting. */
    public static Problem of(@Nullable String says) {
        return new Problem("", "", says == null ? "Something is wrong that has no message" : says);
    }

    /** Whether another problem concerns the same setting. */
    boolean isOfSameSetting(Problem other) {
        return place.equals(other.place) && key.equals(other.key);
    }

    /** The problem as two lines for a person: its place, then the text. */
    String text() {
        String head = (place + "  " + key).strip();
        return head.isEmpty()
                ? "  " + says
                : "  " + head + System.lineSeparator() + "      " + says;
    }

    private String file() {
        return place.replaceAll(":\\d+$", "");
    }

    private int line() {
        int colon = place.lastIndexOf(':');
        String digits = colon < 0 ? "" : place.substring(colon + 1);
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }
}

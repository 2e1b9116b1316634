package dev.caesura.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/** Numbers with their nouns, and times, as a person reads them. */
public final class Counted {

    private static final Duration MINUTES_FROM = Duration.ofMinutes(2);
    private static final Duration HOURS_FROM = Duration.ofHours(2);
    private static final Duration DAYS_FROM = Duration.ofDays(2);

    private Counted() {}

    /** A number with a noun whose plural has an s, such as {@code 1 turn} and {@code 2 turns}. */
    public static String of(long number, String noun) {
        return of(number, noun, noun + "s");
    }

    /** A number with a noun. */
    public static String of(long number, String one, String several) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : several);
    }

    /**
     * A time in its largest unit that has at least two of it, such as {@code 90 s}, {@code 5 min}.
     */
    public static String of(Duration time) {
        if (time.compareTo(MINUTES_FROM) < 0) {
            return Math.max(0, time.toSeconds()) + " s";
        }
        if (time.compareTo(HOURS_FROM) < 0) {
            return time.toMinutes() + " min";
        }
        return time.compareTo(DAYS_FROM) < 0 ? time.toHours() + " h" : time.toDays() + " days";
    }
}

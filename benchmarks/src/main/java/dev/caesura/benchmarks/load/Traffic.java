package dev.caesura.benchmarks.load;

import java.time.Duration;

/**
 * Bursts of three messages, ten seconds apart, evenly overlapping: one burst for each conversation.
 *
 * @param bursts how many
 * @param open how many are open at once, from the first fifty seconds of the log's time on
 * @param start arrival of the first message, in milliseconds since the epoch
 */
public record Traffic(int bursts, int open, long start) {

    /** The longest pause inside a burst. */
    public static final Duration GAP = Duration.ofSeconds(30);

    /** The account that the contacts write to. */
    public static final String ACCOUNT = "shop";

    /** The messages of a burst. */
    public static final int MESSAGES = 3;

    private static final long PAUSE = Duration.ofSeconds(10).toMillis();

    /** From a burst's first message to its end. */
    private static final long LIFE = (MESSAGES - 1) * PAUSE + GAP.toMillis();

    /** Takes the messages, in order of their arrival. */
    @FunctionalInterface
    public interface Receiver {
        void message(int conversation, int number, long at);
    }

    /** The number of messages. */
    public long messages() {
        return (long) bursts * MESSAGES;
    }

    /** The number of messages before as many bursts close as begin. */
    public long steadyFrom() {
        return MESSAGES * (long) open - 3L * later();
    }

    /** The number of messages up to which as many bursts begin as close. */
    public long steadyTo() {
        return messages() - 3L * later();
    }

    /** Hands out all messages, in order of their arrival. */
    public void play(Receiver receiver) {
        int later = later();
        int steps = bursts + (MESSAGES - 1) * later;
        for (int step = 0; step < steps; step++) {
            long at = start + step * LIFE / open;
            for (int number = 0; number < MESSAGES; number++) {
                int conversation = step - number * later;
                if (conversation >= 0 && conversation < bursts) {
                    receiver.message(conversation, number, at);
                }
            }
        }
    }

    /** How many bursts begin within one pause. */
    private int later() {
        return (int) (open * PAUSE / LIFE);
    }

    /** A moment at which all bursts have ended. */
    public long end() {
        return start + (long) bursts * LIFE / open + 2 * LIFE;
    }
}

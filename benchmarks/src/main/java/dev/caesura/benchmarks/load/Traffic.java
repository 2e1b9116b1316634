package dev.caesura.benchmarks.load;

import java.time.Duration;

/**
 * Bursts of three messages, ten seconds apart, evenly overlapping.
 *
 * @param bursts their number
 * @param open the number of bursts open at once, from the first fifty seconds of the log's time on
 * @param perConversation the number of bursts of a conversation, one after the other: the next
 *     begins 25 seconds after the end of the last
 * @param repeatedEvery in one of that many bursts, one message comes twice, ten seconds later; 0
 *     for none
 * @param start arrival of the first message, in milliseconds since the epoch
 */
public record Traffic(int bursts, int open, int perConversation, int repeatedEvery, long start) {

    /** The longest pause inside a burst. */
    public static final Duration GAP = Duration.ofSeconds(30);

    /** The account that the contacts write to. */
    public static final String ACCOUNT = "shop";

    /** The messages of a burst. */
    public static final int MESSAGES = 3;

    /** One message in a hundred comes twice. */
    public static final int ONE_PERCENT = 33;

    private static final long PAUSE = Duration.ofSeconds(10).toMillis();

    /** The time from a burst's first message to its end. */
    private static final long LIFE = (MESSAGES - 1) * PAUSE + GAP.toMillis();

    private static final int DIGITS = 100_000_000;

    /** Traffic in which each conversation has one burst, and nothing comes twice. */
    public static Traffic simple(int bursts, int open, long start) {
        return new Traffic(bursts, open, 1, 0, start);
    }

    /** Takes the messages, in order of their arrival. */
    @FunctionalInterface
    public interface Receiver {

        /**
         * A message arrives.
         *
         * @param burst its burst
         * @param number its number in the burst; a message that comes twice has the same
         * @param at its arrival, in milliseconds since the epoch
         */
        void message(int burst, int number, long at);
    }

    /** The number of messages. */
    public long messages() {
        return (long) bursts * MESSAGES
                + (repeatedEvery == 0 ? 0 : (bursts + repeatedEvery - 1) / repeatedEvery);
    }

    /** The number of messages before as many bursts close as begin. */
    public long steadyFrom() {
        return MESSAGES * (long) open - 3L * later();
    }

    /** The contact who writes a burst. */
    public String contact(int burst) {
        return "contact-" + padded(conversation(burst));
    }

    /** The id of a message. */
    public static String messageId(int burst, int number) {
        return "m-" + padded(burst) + "-" + number;
    }

    /** Conversations end at different times: some of those that begin at once have fewer bursts. */
    private int conversation(int burst) {
        int atOnce = perConversation == 1 ? bursts : open + open / 2;
        int place = burst % atOnce;
        int turn = burst / atOnce + place % perConversation;
        return turn / perConversation * atOnce + place;
    }

    private static String padded(int number) {
        return Integer.toString(DIGITS + number).substring(1);
    }

    /** Passes on all messages, in order of their arrival. */
    public void play(Receiver receiver) {
        int later = later();
        int steps = bursts + (MESSAGES - 1) * later;
        for (int step = 0; step < steps; step++) {
            long at = start + step * LIFE / open;
            for (int number = 0; number < MESSAGES; number++) {
                int burst = step - number * later;
                if (burst >= 0 && burst < bursts) {
                    if (number == MESSAGES - 1 && repeatedEvery > 0 && burst % repeatedEvery == 0) {
                        receiver.message(burst, number - 1, at);
                    }
                    receiver.message(burst, number, at);
                }
            }
        }
    }

    /** The number of bursts that begin within one pause. */
    private int later() {
        return (int) (open * PAUSE / LIFE);
    }

    /** The arrival of the last message, in milliseconds since the epoch. */
    long lastAt() {
        return start + (bursts + (MESSAGES - 1) * later() - 1) * LIFE / open;
    }

    /** A moment at which all bursts have ended. */
    public long end() {
        return start + (long) bursts * LIFE / open + 2 * LIFE;
    }
}

package dev.caesura.sender.generation;

import dev.caesura.sender.generation.generator.Generated;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Estimates the cost of a canceled call, from the account's answered calls: the cost of a call is
 * known only with its answer.
 */
final class Savings {

    private static final double WEIGHT = 0.1;

    /**
     * A usual call.
     *
     * @param millis how long it takes
     * @param input the tokens that it reads
     * @param output the tokens that it writes
     */
    private record Usual(double millis, double input, double output) {

        Usual towards(Usual other) {
            return new Usual(
                    mix(millis, other.millis), mix(input, other.input), mix(output, other.output));
        }

        private static double mix(double before, double now) {
            return before * (1 - WEIGHT) + now * WEIGHT;
        }
    }

    /**
     * The saved tokens.
     *
     * @param input tokens that were not read
     * @param output tokens that were not written
     */
    record Saved(long input, long output) {

        static final Saved NOTHING = new Saved(0, 0);
    }

    private final Map<String, Usual> usual = new ConcurrentHashMap<>();

    /** Learns the cost of a call. */
    void learn(String account, Duration took, Generated generated) {
        Usual now = new Usual(took.toMillis(), generated.inputTokens(), generated.outputTokens());
        usual.merge(account, now, Usual::towards);
    }

    /** The savings of a call that is not made. */
    Saved ofSkipped(String account) {
        Usual known = usual.get(account);
        return known == null
                ? Saved.NOTHING
                : new Saved(Math.round(known.input()), Math.round(known.output()));
    }

    /** The savings of canceling a call: its prompt has been read by then. */
    Saved ofCancelled(String account, Duration after) {
        Usual known = usual.get(account);
        if (known == null || known.millis() <= 0) {
            return Saved.NOTHING;
        }
        double left = Math.max(0, 1 - after.toMillis() / known.millis());
        return new Saved(0, Math.round(known.output() * left));
    }
}

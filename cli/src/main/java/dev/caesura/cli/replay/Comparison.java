package dev.caesura.cli.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The ledger compared with the second reading.
 *
 * @param requests the comparison of requests: the same id for the same messages
 * @param outcomes the comparison of the messages' outcomes
 * @param leftOut conversations with a time-out, which are not compared
 * @param examples some of the differences
 */
public record Comparison(Count requests, Count outcomes, int leftOut, List<String> examples) {

    private static final int EXAMPLES = 20;

    /**
     * Numbers of decisions.
     *
     * @param same equal on both sides
     * @param different decided differently
     * @param onlyInLedger not decided again
     * @param onlyInReplay decided only at the second reading
     */
    public record Count(int same, int different, int onlyInLedger, int onlyInReplay) {

        boolean isEqual() {
            return different == 0 && onlyInLedger == 0 && onlyInReplay == 0;
        }
    }

    /** Compares. */
    public static Comparison of(Decisions ledger, Decisions replay) {
        Set<String> leftOut = new TreeSet<>(ledger.byTheClock());
        leftOut.addAll(replay.byTheClock());
        List<String> examples = new ArrayList<>();
        Count requests = count("request", ledger.requests(), replay.requests(), leftOut, examples);
        Count outcomes = count("message", ledger.outcomes(), replay.outcomes(), leftOut, examples);
        return new Comparison(requests, outcomes, leftOut.size(), examples);
    }

    public boolean isEqual() {
        return requests.isEqual() && outcomes.isEqual();
    }

    private static Count count(
            String what,
            Map<String, Decisions.Decision> ledger,
            Map<String, Decisions.Decision> replay,
            Set<String> leftOut,
            List<String> examples) {
        Map<Side, Integer> counts = new EnumMap<>(Side.class);
        Set<String> ids = new TreeSet<>(ledger.keySet());
        ids.addAll(replay.keySet());
        for (String id : ids) {
            Decisions.Decision before = ledger.get(id);
            Decisions.Decision after = replay.get(id);
            if (isLeftOut(before, leftOut) || isLeftOut(after, leftOut)) {
                continue;
            }
            Side side = Side.of(before, after);
            counts.merge(side, 1, Integer::sum);
            if (side != Side.SAME && examples.size() < EXAMPLES) {
                examples.add(
                        "%s %s: ledger %s, replay %s"
                                .formatted(what, id, value(before), value(after)));
            }
        }
        return new Count(
                counts.getOrDefault(Side.SAME, 0),
                counts.getOrDefault(Side.DIFFERENT, 0),
                counts.getOrDefault(Side.ONLY_IN_LEDGER, 0),
                counts.getOrDefault(Side.ONLY_IN_REPLAY, 0));
    }

    private static boolean isLeftOut(
            Decisions.@Nullable Decision decision, Set<String> conversations) {
        return decision != null && conversations.contains(decision.conversationId());
    }

    private static String value(Decisions.@Nullable Decision decision) {
        return decision == null
                ? "nothing"
                : decision.value() + " (" + decision.conversationId() + ")";
    }

    private enum Side {
        SAME,
        DIFFERENT,
        ONLY_IN_LEDGER,
        ONLY_IN_REPLAY;

        private static Side of(
                Decisions.@Nullable Decision before, Decisions.@Nullable Decision after) {
            if (after == null) {
                return ONLY_IN_LEDGER;
            }
            if (before == null) {
                return ONLY_IN_REPLAY;
            }
            return before.equals(after) ? SAME : DIFFERENT;
        }
    }
}

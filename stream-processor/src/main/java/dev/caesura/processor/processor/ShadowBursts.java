package dev.caesura.processor.processor;

import dev.caesura.processor.domain.burst.Burst;
import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.burst.OpenBursts;
import dev.caesura.processor.domain.turn.Occurrence;
import java.util.HashMap;
import java.util.Map;

/**
 * The bursts that there would be under the shadow policy of each conversation, counted beside the
 * real ones. They are in memory only: after a restart or a rebalance they begin anew.
 */
final class ShadowBursts {

    private final Counts counts;
    private final Map<String, Open> open = new HashMap<>();
    private final Deadlines deadlines = new Deadlines();

    ShadowBursts(Counts counts) {
        this.counts = counts;
    }

    /** What would be open of a conversation. */
    private static final class Open {
        private final BurstRules rules;
        private final Deadlines.Alarm alarm;
        private OpenBursts bursts = OpenBursts.NONE;

        private Open(String id, BurstRules rules) {
            this.rules = rules;
            this.alarm = new Deadlines.Alarm(id);
        }
    }

    /**
     * A message arrived.
     *
     * @param real the real bursts that are open before it
     */
    void arrived(LiveConversation conversation, Arrived message, OpenBursts real) {
        if (conversation.policy().shadow().isNothing()) {
            return;
        }
        boolean continues = accepts(real, message.at(), conversation.policy().burst());
        Open shadow =
                open.computeIfAbsent(conversation.id(), id -> new Open(id, rules(conversation)));
        close(shadow, message.at());
        boolean wouldContinue = accepts(shadow.bursts, message.at(), shadow.rules);
        if (continues && !wouldContinue) {
            counts.add(Occurrence.SHADOW_BURST_SPLIT);
        } else if (wouldContinue && !continues) {
            counts.add(Occurrence.SHADOW_BURST_MERGED);
        }
        apply(
                conversation.id(),
                shadow,
                shadow.bursts.arrive(
                        message.at(), message.offset(), message.json().length, shadow.rules));
    }

    /** Closes what would end before this moment, so many at most. */
    void timeRead(long readUpTo, int most) {
        for (String id : deadlines.takeBefore(readUpTo, most)) {
            Open shadow = open.get(id);
            if (shadow != null) {
                apply(id, shadow, shadow.bursts.closeDue(readUpTo, shadow.rules));
            }
        }
    }

    /** Whether a message of then continues one of these bursts. */
    private static boolean accepts(OpenBursts bursts, long at, BurstRules rules) {
        for (Burst burst : bursts.bursts()) {
            if (burst.accepts(at, rules)) {
                return true;
            }
        }
        return false;
    }

    private void close(Open shadow, long at) {
        OpenBursts.Step step = shadow.bursts.closeDue(at, shadow.rules);
        count(step);
        shadow.bursts = step.open();
    }

    private void apply(String id, Open shadow, OpenBursts.Step step) {
        count(step);
        shadow.bursts = step.open();
        if (step.open().isEmpty()) {
            open.remove(id);
        } else {
            deadlines.set(shadow.alarm, step.open().nextDue(shadow.rules));
        }
    }

    private void count(OpenBursts.Step step) {
        for (int i = 0; i < step.closed().size(); i++) {
            counts.add(Occurrence.SHADOW_BURST_CLOSED);
        }
    }

    private static BurstRules rules(LiveConversation conversation) {
        return conversation.policy().shadow().beside(conversation.policy().burst());
    }
}

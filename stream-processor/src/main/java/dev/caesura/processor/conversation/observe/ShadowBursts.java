package dev.caesura.processor.conversation.observe;

import dev.caesura.processor.conversation.live.LiveConversation;
import dev.caesura.processor.conversation.time.Deadlines;
import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.burst.OpenBursts;
import dev.caesura.processor.domain.burst.Said;
import dev.caesura.processor.domain.conversation.ConversationMetric;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bursts that the shadow policy of each conversation would form, counted beside the real ones.
 * They are in memory only: after a restart or a rebalance they begin anew.
 */
public final class ShadowBursts {

    private static final byte[] NO_JSON = {};

    private final Sensors sensors;
    private final Map<String, Open> open = new HashMap<>();
    private final Deadlines deadlines = new Deadlines();

    public ShadowBursts(Sensors sensors) {
        this.sensors = sensors;
    }

    /** The bursts of a conversation that would be open. */
    private static final class Open {
        private final BurstRules rules;
        private OpenBursts bursts = OpenBursts.NONE;
        private Deadlines.@Nullable Alarm alarm;

        private Open(BurstRules rules) {
            this.rules = rules;
        }
    }

    /** A message arrives: the real bursts are those that are open before it. */
    public void arrived(LiveConversation conversation, Message message) {
        if (conversation.policy().shadow().isNothing()) {
            return;
        }
        OpenBursts real = conversation.state().open();
        boolean continues = accepts(real, message.at(), conversation.policy().burst());
        Open shadow = open.computeIfAbsent(conversation.id(), id -> new Open(rules(conversation)));
        close(shadow, message.at());
        long gap = conversation.rules().shadowGapAfter(message, conversation.state());
        boolean wouldContinue = accepts(shadow.bursts, message.at(), shadow.rules);
        if (continues && !wouldContinue) {
            sensors.add(ConversationMetric.SHADOW_BURST_SPLIT);
        } else if (wouldContinue && !continues) {
            sensors.add(ConversationMetric.SHADOW_BURST_MERGED);
        }
        apply(conversation.id(), shadow, shadow.bursts.arrive(sizeOf(message), gap, shadow.rules));
    }

    /** Closes the bursts that would end before this moment, up to this many. */
    public void timeRead(long readUpTo, int most) {
        for (String id : deadlines.takeBefore(readUpTo, most)) {
            Open shadow = open.get(id);
            if (shadow != null) {
                apply(id, shadow, shadow.bursts.closeDue(readUpTo, shadow.rules));
            }
        }
    }

    /** Whether a message of this time continues one of these bursts. */
    private static boolean accepts(OpenBursts bursts, long at, BurstRules rules) {
        for (OpenBurst burst : bursts.bursts()) {
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
            shadow.alarm = deadlines.set(shadow.alarm, id, step.open().nextDue(shadow.rules));
        }
    }

    private void count(OpenBursts.Step step) {
        for (int i = 0; i < step.closed().size(); i++) {
            sensors.add(ConversationMetric.SHADOW_BURST_CLOSED);
        }
    }

    /** Only its time and size count. */
    private static Message sizeOf(Message message) {
        return new Message(
                "",
                message.at(),
                message.offset(),
                NO_JSON,
                message.bytes(),
                Said.NOTHING,
                null,
                Map.of());
    }

    private static BurstRules rules(LiveConversation conversation) {
        return conversation.policy().shadow().beside(conversation.policy().burst());
    }
}

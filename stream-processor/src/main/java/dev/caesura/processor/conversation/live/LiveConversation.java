package dev.caesura.processor.conversation.live;

import dev.caesura.processor.conversation.time.Deadlines;
import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.burst.OpenBursts;
import dev.caesura.processor.domain.conversation.ConversationRules;
import dev.caesura.processor.domain.conversation.ConversationState;
import dev.caesura.processor.domain.policy.Policy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A conversation in memory: its state, its rules, and when it is looked at next. */
public final class LiveConversation {

    private final String id;
    private final Policy policy;
    private final ConversationRules rules;
    private final Deadlines.Alarm burstAlarm;
    private final Deadlines.Alarm turnAlarm;
    // Read by interactive queries, on other threads.
    private volatile ConversationState state;
    private @Nullable Set<Long> archive;
    private byte @Nullable [] trace;
    private int held;
    private boolean queuedToReopen;
    private boolean awaitingAnswer;

    /** A conversation as it is stored. */
    public LiveConversation(
            String id, Policy policy, ConversationRules rules, ConversationState stored) {
        this.id = id;
        this.policy = policy;
        this.rules = rules;
        this.state = stored;
        this.burstAlarm = new Deadlines.Alarm(id);
        this.turnAlarm = new Deadlines.Alarm(id);
    }

    /** The conversation's id. */
    public String id() {
        return id;
    }

    /** What holds for it. */
    public Policy policy() {
        return policy;
    }

    /** What decides about it. */
    public ConversationRules rules() {
        return rules;
    }

    /** What is known of it. */
    public ConversationState state() {
        return state;
    }

    /** It is so from now on. */
    public void become(ConversationState next) {
        state = next;
    }

    /** The archived ids, once they were read; null before. */
    public @Nullable Set<Long> archive() {
        return archive;
    }

    /** The archived ids were read, or have grown. */
    public void archive(@Nullable Set<Long> ids) {
        archive = ids;
    }

    /** The trace of the last record that had one; null without. It does not outlive the process. */
    public byte @Nullable [] trace() {
        return trace;
    }

    /** A record belongs to this trace. */
    public void trace(byte @Nullable [] next) {
        if (next != null) {
            trace = next;
        }
    }

    /** The lowest offset that an open burst holds; {@link Long#MAX_VALUE} for none. */
    long openFrom() {
        long lowest = Long.MAX_VALUE;
        for (OpenBurst burst : state.open().bursts()) {
            for (Message message : burst.messages()) {
                lowest = Math.min(lowest, message.offset());
            }
        }
        return lowest;
    }

    /** The bytes of messages that its open bursts hold in memory. */
    static int heldIn(OpenBursts open) {
        int bytes = 0;
        for (OpenBurst burst : open.bursts()) {
            for (Message message : burst.messages()) {
                bytes += message.json().length;
            }
        }
        return bytes;
    }

    int held() {
        return held;
    }

    void held(int bytes) {
        held = bytes;
    }

    boolean isQueuedToReopen() {
        return queuedToReopen;
    }

    void queuedToReopen(boolean is) {
        queuedToReopen = is;
    }

    boolean isAwaitingAnswer() {
        return awaitingAnswer;
    }

    void awaitingAnswer(boolean is) {
        awaitingAnswer = is;
    }

    Deadlines.Alarm burstAlarm() {
        return burstAlarm;
    }

    Deadlines.Alarm turnAlarm() {
        return turnAlarm;
    }
}

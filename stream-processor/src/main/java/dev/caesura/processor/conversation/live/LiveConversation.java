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

/** A conversation in memory: its state, its rules, and its deadlines. */
public final class LiveConversation {

    /**
     * The bytes of a message's own objects beside its JSON: its id, its text of some hundred
     * characters, and three headers.
     */
    private static final int OBJECTS = 256;

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
    private boolean spilled;
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

    /** The conversation's policy. */
    public Policy policy() {
        return policy;
    }

    /** The conversation's rules. */
    public ConversationRules rules() {
        return rules;
    }

    /** The conversation's state. */
    public ConversationState state() {
        return state;
    }

    /** Sets the conversation's state. */
    public void become(ConversationState next) {
        state = next;
    }

    /** The archived ids, once they have been read; null before. */
    public @Nullable Set<Long> archive() {
        return archive;
    }

    /** Sets the archived ids: they were read, or have grown. */
    public void archive(@Nullable Set<Long> ids) {
        archive = ids;
    }

    /**
     * The trace of the last record that had one; null if none had. It does not outlive the process.
     */
    public byte @Nullable [] trace() {
        return trace;
    }

    /** Sets the trace to which the last record belongs. */
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

    /** The bytes of heap that the messages of its open bursts take. */
    static int heldIn(OpenBursts open) {
        int bytes = 0;
        for (OpenBurst burst : open.bursts()) {
            for (Message message : burst.messages()) {
                if (message.isHeld()) {
                    bytes += message.json().length + OBJECTS;
                }
            }
        }
        return bytes;
    }

    boolean hasSpilled() {
        return spilled;
    }

    void hasSpilled(boolean is) {
        spilled = is;
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

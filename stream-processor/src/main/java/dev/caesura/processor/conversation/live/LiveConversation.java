package dev.caesura.processor.conversation.live;

import dev.caesura.processor.conversation.time.Deadlines;
import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.burst.OpenBursts;
import dev.caesura.processor.domain.burst.PackedBursts;
import dev.caesura.processor.domain.conversation.ConversationRules;
import dev.caesura.processor.domain.conversation.ConversationState;
import dev.caesura.processor.domain.conversation.PolicyRules;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.store.Conversations;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A conversation in memory: its state, its rules, and its deadlines. */
public final class LiveConversation {

    private final String id;
    private final Policy policy;
    private final PolicyRules rules;
    // Read by interactive queries, on other threads.
    private volatile Form form;
    private @Nullable Set<Long> archive;
    private byte @Nullable [] trace;
    private int held;
    private boolean spilled;
    private boolean kept;
    private boolean awaitingAnswer;
    private boolean queuedToReopen;
    private long queuedFrom;
    private Deadlines.@Nullable Alarm burstAlarm;
    private Deadlines.@Nullable Alarm turnAlarm;

    /** A conversation as it is stored. */
    public LiveConversation(String id, Policy policy, PolicyRules rules, ConversationState stored) {
        this.id = id;
        this.policy = policy;
        this.rules = rules;
        this.form = new Whole(stored);
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
        return new ConversationRules(id, rules);
    }

    /** The conversation's state; for the thread that takes its steps. */
    public ConversationState state() {
        if (form instanceof Whole whole) {
            return whole.state();
        }
        ConversationState present = form.state();
        become(present);
        return present;
    }

    /** The conversation's state, for any thread. */
    public ConversationState peek() {
        return form.state();
    }

    /** Sets the conversation's state. */
    public void become(ConversationState next) {
        form = new Whole(next);
    }

    /**
     * Keeps the state in its stored form until somebody needs it: one object instead of some
     * thirty, while the conversation waits for an answer.
     */
    void pack(byte[] stored) {
        form = new Stored(stored);
    }

    /** Keeps the open bursts in one object until somebody needs them, instead of some fifteen. */
    void packOpen() {
        ConversationState present = state();
        PackedBursts open = PackedBursts.of(present.open());
        if (open != null) {
            form = new Packed(present.withoutOpen(), open);
        }
    }

    /** How the state is kept. */
    private sealed interface Form {

        ConversationState state();

        /** The lowest offset that an open burst holds; {@link Long#MAX_VALUE} for none. */
        long openFrom();
    }

    private record Whole(ConversationState state) implements Form {

        @Override
        public long openFrom() {
            long lowest = Long.MAX_VALUE;
            for (OpenBurst burst : state.open().bursts()) {
                for (Message message : burst.messages()) {
                    lowest = Math.min(lowest, message.offset());
                }
            }
            return lowest;
        }
    }

    /** Without an open burst. */
    private record Stored(byte[] bytes) implements Form {

        @Override
        public ConversationState state() {
            return Conversations.read(bytes);
        }

        @Override
        public long openFrom() {
            return Long.MAX_VALUE;
        }
    }

    private record Packed(ConversationState rest, PackedBursts open) implements Form {

        @Override
        public ConversationState state() {
            return rest.with(open.unpack());
        }

        @Override
        public long openFrom() {
            return open.lowestOffset();
        }
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
        return form.openFrom();
    }

    /** The bytes of heap that the messages of its open bursts take. */
    static int heldIn(OpenBursts open) {
        int bytes = 0;
        for (OpenBurst burst : open.bursts()) {
            for (Message message : burst.messages()) {
                bytes += message.heap();
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

    /** Whether it is among the conversations in memory. */
    boolean isKept() {
        return kept;
    }

    void kept(boolean is) {
        kept = is;
    }

    boolean isAwaitingAnswer() {
        return awaitingAnswer;
    }

    void awaitingAnswer(boolean is) {
        awaitingAnswer = is;
    }

    boolean isQueuedToReopen() {
        return queuedToReopen;
    }

    /** The offset by which it is queued; it does not change while it is. */
    long queuedFrom() {
        return queuedFrom;
    }

    void queuedToReopen(long from) {
        queuedToReopen = true;
        queuedFrom = from;
    }

    void notQueuedToReopen() {
        queuedToReopen = false;
    }

    /** Has it looked at for its bursts at this time at the latest. */
    void burstsDue(Deadlines deadlines, long at) {
        burstAlarm = deadlines.set(burstAlarm, id, at);
    }

    /** Has it looked at for its turn at this time at the latest. */
    void turnDue(Deadlines deadlines, long at) {
        turnAlarm = deadlines.set(turnAlarm, id, at);
    }
}

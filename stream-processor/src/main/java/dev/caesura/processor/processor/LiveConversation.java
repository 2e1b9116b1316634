package dev.caesura.processor.processor;

import dev.caesura.processor.domain.burst.Burst;
import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.burst.OpenBursts;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.turn.Conversation;
import dev.caesura.processor.domain.turn.Memory;
import dev.caesura.processor.domain.turn.Turn;
import dev.caesura.processor.store.ActiveRecord;
import dev.caesura.processor.store.ActiveRecord.Beginning;
import dev.caesura.processor.store.ActiveRecord.InFlight;
import dev.caesura.processor.store.MessageLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that waits for something, in memory: its bursts as far as they have grown, its
 * turn, its deadlines. What is remembered of it beyond that is read when it is needed.
 */
final class LiveConversation {

    private final String id;
    private final Policy policy;
    private final Function<String, Memory> memories;
    private final HeldMessages held;
    private OpenBursts bursts = OpenBursts.NONE;
    private List<Beginning> beginnings;
    private boolean grown;
    private InFlight inFlight;
    private @Nullable Conversation conversation;
    private byte @Nullable [] trace;
    private @Nullable Memory savedMemory;
    private InFlight savedInFlight;
    private List<Beginning> savedBeginnings;

    /** When its bursts are looked at. */
    final Deadlines.Alarm burstAlarm;

    /** When its turn is looked at. */
    final Deadlines.Alarm turnAlarm;

    /**
     * A conversation as it was stored; its bursts are read from the log when they are needed.
     *
     * @param policy what holds for it
     * @param memories reads what is remembered of a conversation
     * @param room for the messages of open bursts
     */
    LiveConversation(
            String id,
            Policy policy,
            ActiveRecord stored,
            Function<String, Memory> memories,
            HeldBytes room) {
        this.id = id;
        this.policy = policy;
        this.memories = memories;
        this.burstAlarm = new Deadlines.Alarm(id);
        this.turnAlarm = new Deadlines.Alarm(id);
        this.beginnings = stored.beginnings();
        this.savedBeginnings = stored.beginnings();
        this.inFlight = stored.inFlight();
        this.savedInFlight = stored.inFlight();
        this.grown = stored.beginnings().isEmpty();
        this.held = new HeldMessages(room, grown);
    }

    String id() {
        return id;
    }

    /** What holds for it. */
    Policy policy() {
        return policy;
    }

    /** What the rules know of it. */
    Conversation conversation() {
        if (conversation == null) {
            savedMemory = memories.apply(id);
            conversation = new Conversation(inFlight.turn(), inFlight.waiting(), savedMemory);
        }
        return conversation;
    }

    void conversation(Conversation next) {
        conversation = next;
        if (next.turn() != inFlight.turn() || !next.waiting().equals(inFlight.waiting())) {
            inFlight = new InFlight(next.turn(), next.waiting());
        }
    }

    /** The trace of the last record that had one; null without. It does not outlive the process. */
    byte @Nullable [] trace() {
        return trace;
    }

    /** A record belongs to this trace. */
    void trace(byte @Nullable [] next) {
        if (next != null) {
            trace = next;
        }
    }

    /** The turn in flight; null without one. */
    @Nullable Turn turn() {
        return inFlight.turn();
    }

    /** The open bursts; after a restart, read from the messages. */
    OpenBursts bursts(MessageLog messages) {
        if (!grown) {
            List<Burst> read = new ArrayList<>(beginnings.size());
            for (Beginning beginning : beginnings) {
                read.add(
                        messages.grow(
                                id,
                                beginning.firstAt(),
                                beginning.minOffset(),
                                policy.burst().gap()));
            }
            bursts = new OpenBursts(read);
            grown = true;
        }
        return bursts;
    }

    void bursts(OpenBursts next) {
        bursts = next;
        grown = true;
        if (!beginAlike(next.bursts(), beginnings)) {
            beginnings = next.bursts().stream().map(LiveConversation::beginning).toList();
        }
    }

    /** The messages of its open bursts, as far as they are held in memory. */
    HeldMessages held() {
        return held;
    }

    /** Whether no burst of it has ever closed: nothing was written or remembered before. */
    boolean isNew() {
        return conversation().memory().isNothing();
    }

    /** Whether nothing is open, in flight or waiting. */
    boolean isIdle() {
        return beginnings.isEmpty() && inFlight.holdsNothing();
    }

    /** What is to be stored of what waits, if it differs from what is; null otherwise. */
    @Nullable ActiveRecord takeActiveToSave() {
        if (beginnings == savedBeginnings && inFlight == savedInFlight) {
            return null;
        }
        savedBeginnings = beginnings;
        savedInFlight = inFlight;
        return new ActiveRecord(beginnings, inFlight);
    }

    /** What is to be stored of what is remembered, if it differs from what is; null otherwise. */
    @Nullable Memory takeMemoryToSave() {
        if (conversation == null || conversation.memory() == savedMemory) {
            return null;
        }
        savedMemory = conversation.memory();
        return savedMemory;
    }

    /** When its first burst is due, or may be: exact once the burst has been read. */
    long firstDue() {
        BurstRules rules = policy.burst();
        if (grown) {
            return bursts.nextDue(rules);
        }
        long first = Deadlines.NEVER;
        for (Beginning beginning : beginnings) {
            first = Math.min(first, beginning.firstAt() + rules.gap() + rules.grace());
        }
        return first;
    }

    private static Beginning beginning(Burst burst) {
        return new Beginning(burst.firstAt(), burst.minOffset());
    }

    private static boolean beginAlike(List<Burst> bursts, List<Beginning> beginnings) {
        if (bursts.size() != beginnings.size()) {
            return false;
        }
        for (int i = 0; i < bursts.size(); i++) {
            Burst burst = bursts.get(i);
            Beginning beginning = beginnings.get(i);
            if (burst.firstAt() != beginning.firstAt()
                    || burst.minOffset() != beginning.minOffset()) {
                return false;
            }
        }
        return true;
    }
}

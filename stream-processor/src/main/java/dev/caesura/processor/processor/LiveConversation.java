package dev.caesura.processor.processor;

import dev.caesura.processor.domain.burst.Burst;
import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.burst.OpenBursts;
import dev.caesura.processor.domain.turn.Conversation;
import dev.caesura.processor.store.ActiveRecord;
import dev.caesura.processor.store.ActiveRecord.Beginning;
import dev.caesura.processor.store.MessageLog;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation that waits for something, in memory: its bursts as far as they have grown, its
 * turn, its deadlines.
 */
final class LiveConversation {

    private final String id;
    private OpenBursts bursts = OpenBursts.NONE;
    private List<Beginning> beginnings;
    private boolean grown;
    private Conversation conversation;
    private Conversation savedConversation;
    private List<Beginning> savedBeginnings;

    /** When its bursts are looked at. */
    final Deadlines.Alarm burstAlarm;

    /** When its turn is looked at. */
    final Deadlines.Alarm turnAlarm;

    /** A conversation of which nothing is stored. */
    LiveConversation(String id) {
        this(id, new ActiveRecord(List.of(), Conversation.IDLE));
    }

    /** A conversation as it was stored; its bursts are read from the log when they are needed. */
    LiveConversation(String id, ActiveRecord stored) {
        this.id = id;
        this.burstAlarm = new Deadlines.Alarm(id);
        this.turnAlarm = new Deadlines.Alarm(id);
        this.beginnings = stored.beginnings();
        this.savedBeginnings = stored.beginnings();
        this.conversation = stored.conversation();
        this.savedConversation = stored.conversation();
        this.grown = stored.beginnings().isEmpty();
    }

    String id() {
        return id;
    }

    Conversation conversation() {
        return conversation;
    }

    void conversation(Conversation next) {
        conversation = next;
    }

    /** The open bursts; after a restart, read from the messages. */
    OpenBursts bursts(MessageLog messages, BurstRules rules) {
        if (!grown) {
            List<Burst> read = new ArrayList<>(beginnings.size());
            for (Beginning beginning : beginnings) {
                read.add(
                        messages.grow(id, beginning.firstAt(), beginning.minOffset(), rules.gap()));
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

    /** Whether nothing is open, in flight or waiting. */
    boolean isIdle() {
        return beginnings.isEmpty() && conversation.isIdle();
    }

    /** Whether what is stored of it differs. */
    boolean isChanged() {
        return beginnings != savedBeginnings || conversation != savedConversation;
    }

    /** What to store of it. */
    ActiveRecord toSave() {
        savedBeginnings = beginnings;
        savedConversation = conversation;
        return new ActiveRecord(beginnings, conversation);
    }

    /** When its first burst is due, or may be: exact once the burst has been read. */
    long firstDue(BurstRules rules) {
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

package dev.caesura.processor.processor;

import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.turn.Memory;
import dev.caesura.processor.domain.turn.Turn;
import dev.caesura.processor.store.ActiveConversations;
import dev.caesura.processor.store.ActiveRecord;
import dev.caesura.processor.store.Memories;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The conversations of one partition that wait for something, in memory; read from the store at
 * start.
 *
 * <p>Every open burst and every turn has a deadline, and there is no deadline without one.
 */
final class LiveConversations {

    private final ActiveConversations store;
    private final Memories memories;
    private final Policies policies;
    private final HeldBytes room;
    private final Map<String, LiveConversation> byId = new HashMap<>();
    private final Deadlines bursts = new Deadlines();
    private final Deadlines turns = new Deadlines();

    LiveConversations(
            ActiveConversations store, Memories memories, Policies policies, HeldBytes room) {
        this.store = store;
        this.memories = memories;
        this.policies = policies;
        this.room = room;
        store.forEach(
                (id, stored) -> {
                    LiveConversation conversation = waiting(id, stored);
                    byId.put(id, conversation);
                    setAlarms(conversation);
                });
    }

    /** The conversation, live or new. */
    LiveConversation get(String id) {
        LiveConversation conversation = byId.get(id);
        return conversation == null ? waiting(id, ActiveRecord.EMPTY) : conversation;
    }

    /** Ends a step: stores what has changed, and moves the deadlines. */
    void settle(LiveConversation conversation) {
        String id = conversation.id();
        ActiveRecord active = conversation.takeActiveToSave();
        if (active != null) {
            store.save(id, active);
        }
        Memory memory = conversation.takeMemoryToSave();
        if (memory != null) {
            memories.save(id, memory);
        }
        if (conversation.isIdle()) {
            byId.remove(id);
        } else {
            byId.put(id, conversation);
            setAlarms(conversation);
        }
    }

    /** When something is due next, in milliseconds since the epoch. */
    long nextDue() {
        return Math.min(bursts.next(), turns.next());
    }

    /**
     * Takes out the ids of conversations that may have a burst that ended before this moment, so
     * many at most.
     */
    List<String> takeBurstsDue(long before, int most) {
        return bursts.takeBefore(before, most);
    }

    /**
     * Takes out the ids of conversations that may have a turn whose limit was before this moment,
     * so many at most.
     */
    List<String> takeTurnsDue(long before, int most) {
        return turns.takeBefore(before, most);
    }

    /** The number of conversations that wait for something. */
    int size() {
        return byId.size();
    }

    /** How long the turn that stands still has made no progress, in milliseconds; 0 without one. */
    long stillest(long now) {
        String owner = turns.nextOwner();
        if (owner == null) {
            return 0;
        }
        long limit = get(owner).policy().turns().limit().toMillis();
        return Math.max(0, now - (turns.next() - limit));
    }

    /** Lets go of what is held of them. */
    void release() {
        byId.values().forEach(conversation -> conversation.held().keep(List.of()));
    }

    private LiveConversation waiting(String id, ActiveRecord stored) {
        return new LiveConversation(id, policies.of(id), stored, memories::of, room);
    }

    private void setAlarms(LiveConversation conversation) {
        bursts.set(conversation.burstAlarm, conversation.firstDue());
        Turn turn = conversation.turn();
        if (turn != null) {
            turns.set(conversation.turnAlarm, turn.limitAt());
        }
    }
}

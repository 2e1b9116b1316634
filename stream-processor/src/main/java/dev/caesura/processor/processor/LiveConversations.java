package dev.caesura.processor.processor;

import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.turn.Turn;
import dev.caesura.processor.store.ActiveConversations;
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
    private final Policies policies;
    private final Map<String, LiveConversation> byId = new HashMap<>();
    private final Deadlines bursts = new Deadlines();
    private final Deadlines turns = new Deadlines();

    LiveConversations(ActiveConversations store, Policies policies) {
        this.store = store;
        this.policies = policies;
        store.forEach(
                (id, stored) -> {
                    LiveConversation conversation = new LiveConversation(id, stored);
                    byId.put(id, conversation);
                    setAlarms(conversation);
                });
    }

    /** The conversation, live or new. */
    LiveConversation get(String id) {
        LiveConversation conversation = byId.get(id);
        return conversation == null ? new LiveConversation(id) : conversation;
    }

    /** Ends a step: stores what has changed, and moves the deadlines. */
    void settle(LiveConversation conversation) {
        if (conversation.isChanged()) {
            store.save(conversation.id(), conversation.toSave());
        }
        if (conversation.isIdle()) {
            byId.remove(conversation.id());
        } else {
            byId.put(conversation.id(), conversation);
            setAlarms(conversation);
        }
    }

    /** When something is due next, in milliseconds since the epoch. */
    long nextDue() {
        return Math.min(bursts.next(), turns.next());
    }

    /** Takes out the ids of conversations that may have a burst that ended before this moment. */
    List<String> takeBurstsDue(long before) {
        return bursts.takeBefore(before);
    }

    /**
     * Takes out the ids of conversations that may have a turn whose limit was before this moment.
     */
    List<String> takeTurnsDue(long before) {
        return turns.takeBefore(before);
    }

    /** The number of conversations that wait for something. */
    int size() {
        return byId.size();
    }

    private void setAlarms(LiveConversation conversation) {
        bursts.set(
                conversation.burstAlarm,
                conversation.firstDue(policies.of(conversation.id()).burst()));
        Turn turn = conversation.conversation().turn();
        if (turn != null) {
            turns.set(conversation.turnAlarm, turn.limitAt());
        }
    }
}

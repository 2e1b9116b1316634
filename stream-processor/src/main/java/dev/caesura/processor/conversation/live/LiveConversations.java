package dev.caesura.processor.conversation.live;

import dev.caesura.processor.conversation.time.Deadlines;
import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.conversation.ConversationRules;
import dev.caesura.processor.domain.conversation.ConversationState;
import dev.caesura.processor.domain.conversation.PolicyRules;
import dev.caesura.processor.domain.conversation.Turn;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.store.Conversations;
import dev.caesura.processor.store.HistoryLog;
import dev.caesura.similarity.Similarity;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The conversations of one partition that wait for something.
 *
 * <p>Every open burst and every turn has a deadline, and there is no deadline without one. What
 * open bursts hold is in memory and in the log: after a restart it is read again from the lowest
 * offset that one of them holds. Where there is no room for it in memory, it is written down before
 * its time.
 */
public final class LiveConversations {

    private static final int MOST_POLICIES = 1_000;

    private final Conversations store;
    private final HistoryLog history;
    private final Policies policies;
    private final Similarity similarity;
    private final HeldBytes room;
    private final Map<Policy, PolicyRules> rules = new IdentityHashMap<>();
    private final Map<String, LiveConversation> byId = new ConcurrentHashMap<>();
    private final Deadlines bursts = new Deadlines();
    private final Deadlines turns = new Deadlines();
    private final AwaitingAnswer awaiting = new AwaitingAnswer();
    private final PriorityQueue<Opened> opened =
            new PriorityQueue<>((a, b) -> Long.compare(a.offset(), b.offset()));

    private record Opened(long offset, LiveConversation conversation) {}

    /**
     * None yet.
     *
     * @param room for the messages of open bursts, of all partitions together
     */
    public LiveConversations(
            Conversations store,
            HistoryLog history,
            Policies policies,
            Similarity similarity,
            HeldBytes room) {
        this.store = store;
        this.history = history;
        this.policies = policies;
        this.similarity = similarity;
        this.room = room;
    }

    /** The conversation, if it is in memory; null otherwise. May be asked by any thread. */
    public @Nullable LiveConversation find(String id) {
        return byId.get(id);
    }

    /** Those in memory. May be asked by any thread. */
    public Iterable<LiveConversation> all() {
        return byId.values();
    }

    /**
     * The conversation, from memory or as it is stored.
     *
     * @throws RuntimeException if what is stored of it is damaged
     */
    public LiveConversation get(String id) {
        LiveConversation conversation = byId.get(id);
        return conversation == null ? load(id, store.bytes(id)) : conversation;
    }

    /** A conversation as these bytes have it. */
    public LiveConversation load(String id, byte @Nullable [] stored) {
        Policy policy = policies.of(id);
        return new LiveConversation(
                id, policy, new ConversationRules(id, rulesOf(policy)), Conversations.read(stored));
    }

    private PolicyRules rulesOf(Policy policy) {
        if (rules.size() > MOST_POLICIES) {
            rules.clear(); // Somebody makes them anew for each conversation.
        }
        return rules.computeIfAbsent(policy, one -> new PolicyRules(one, similarity));
    }

    /** A conversation was read, and nothing is decided yet. */
    public void settle(LiveConversation conversation, ConversationState next) {
        settle(conversation, next, Long.MIN_VALUE);
    }

    /**
     * A step has changed the conversation: it is kept as long as it waits for something.
     *
     * @param decidedUpTo what had been read by then, in milliseconds since the epoch
     */
    public void settle(LiveConversation conversation, ConversationState next, long decidedUpTo) {
        ConversationState before = conversation.state();
        ConversationState now = next;
        if (next.open() != before.open()) {
            now = withinRoom(conversation, next);
        }
        conversation.become(now);
        boolean inMemory = byId.get(conversation.id()) == conversation;
        if (inMemory) {
            awaiting.remove(conversation);
        } else {
            awaiting.takenBack(conversation.id());
        }
        if (now.isIdle()) {
            byId.remove(conversation.id());
            return;
        }
        if (!inMemory) {
            byId.put(conversation.id(), conversation);
        }
        if (!conversation.isQueuedToReopen()) {
            remember(conversation);
        }
        bursts.set(conversation.burstAlarm(), conversation.rules().burstsDue(now, decidedUpTo));
        Turn turn = now.turn();
        if (turn != null) {
            turns.set(conversation.turnAlarm(), turn.limitAt());
        }
        if (now.open().isEmpty()) {
            LiveConversation oldest = awaiting.add(conversation);
            if (oldest != null) {
                byId.remove(oldest.id());
            }
        }
    }

    private ConversationState withinRoom(LiveConversation conversation, ConversationState next) {
        int bytes = LiveConversation.heldIn(next.open());
        int more = bytes - conversation.held();
        if (more <= 0) {
            room.giveBack(-more);
        } else if (!room.take(more)) {
            room.giveBack(conversation.held());
            conversation.held(0);
            return writtenDown(conversation.id(), next);
        }
        conversation.held(bytes);
        return next;
    }

    /** There is no room: what the open bursts hold is written down before they end. */
    private ConversationState writtenDown(String id, ConversationState state) {
        ConversationState next = state;
        for (OpenBurst burst : state.open().bursts()) {
            history.writeDown(id, burst.messages());
            List<Message> written = new ArrayList<>(burst.messages());
            written.replaceAll(Message::writtenDown);
            next = next.with(next.open().replace(burst, one -> one.withMessages(written)));
        }
        return next;
    }

    private void remember(LiveConversation conversation) {
        long from = conversation.openFrom();
        if (from != Long.MAX_VALUE) {
            conversation.queuedToReopen(true);
            opened.add(new Opened(from, conversation));
        }
    }

    /** The lowest offset that an open burst holds; {@link Long#MAX_VALUE} for none. */
    public long openFrom() {
        for (Opened first = opened.peek(); first != null; first = opened.peek()) {
            long from = first.conversation().openFrom();
            if (from == first.offset()) {
                return from;
            }
            opened.remove();
            first.conversation().queuedToReopen(false);
            remember(first.conversation());
        }
        return Long.MAX_VALUE;
    }

    /** When something is due next, in milliseconds since the epoch. */
    public long nextDue() {
        return Math.min(bursts.next(), turns.next());
    }

    /** Takes out conversations that may have something due by the log's time, so many at most. */
    public List<String> takeBurstsDue(long before, int most) {
        return bursts.takeBefore(before, most);
    }

    /** Takes out conversations whose turn may have reached its limit, so many at most. */
    public List<String> takeTurnsDue(long before, int most) {
        return turns.takeBefore(before, most);
    }

    /** Whether a conversation waits for something, in memory or not. */
    public boolean isWaiting(String id) {
        return byId.containsKey(id) || awaiting.hasLetGo(id);
    }

    /** The number of conversations that wait for something. */
    public int size() {
        return byId.size() + awaiting.letGo();
    }

    /** How long the turn that stands still has made no progress, in milliseconds; 0 without one. */
    public long stillest(long now) {
        String owner = turns.nextOwner();
        if (owner == null || !isWaiting(owner)) {
            return 0;
        }
        long limit = policies.of(owner).turns().limit().toMillis();
        return Math.max(0, now - (turns.next() - limit));
    }

    /** Lets go of what is held of them. */
    public void release() {
        byId.values().forEach(conversation -> room.giveBack(conversation.held()));
        byId.clear();
    }
}

package dev.caesura.processor.conversation.live;

import dev.caesura.processor.conversation.time.CalendarQueue;
import dev.caesura.processor.conversation.time.Deadlines;
import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.burst.OpenBursts;
import dev.caesura.processor.domain.conversation.ConversationState;
import dev.caesura.processor.domain.conversation.PolicyRules;
import dev.caesura.processor.domain.conversation.Turn;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.store.Conversations;
import dev.caesura.processor.store.SpilledMessages;
import dev.caesura.similarity.Similarity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The conversations of one partition that wait for something.
 *
 * <p>Every open burst and every turn has a deadline, and there is no deadline without one. The
 * messages of open bursts are in memory and in the log: after a restart they are read again from
 * the lowest offset that an open burst holds. If memory has no room for them, they are written down
 * before their burst ends.
 */
public final class LiveConversations {

    private static final int MOST_POLICIES = 1_000;

    /** A bucket of conversations by offset spans 1,024 of them. */
    private static final int OFFSETS = 10;

    private final Conversations store;
    private final SpilledMessages spilled;
    private final Policies policies;
    private final Similarity similarity;
    private final HeldBytes room;
    private final Map<Policy, PolicyRules> rules = new IdentityHashMap<>();
    private final Map<String, LiveConversation> byId = new ConcurrentHashMap<>();
    private final Deadlines bursts = new Deadlines();
    private final Deadlines turns = new Deadlines();
    private final AwaitingAnswer awaiting = new AwaitingAnswer();
    private final CalendarQueue<LiveConversation> opened =
            new CalendarQueue<>(LiveConversation::queuedFrom, OFFSETS);

    /**
     * No conversations yet.
     *
     * @param room for the messages of open bursts, of all partitions together
     */
    public LiveConversations(
            Conversations store,
            SpilledMessages spilled,
            Policies policies,
            Similarity similarity,
            HeldBytes room) {
        this.store = store;
        this.spilled = spilled;
        this.policies = policies;
        this.similarity = similarity;
        this.room = room;
    }

    /**
     * The conversation, if it is in memory; null otherwise. Any thread may call it; the state is
     * empty once the conversation has left memory.
     */
    public @Nullable LiveConversation find(String id) {
        return byId.get(id);
    }

    /** The conversations in memory. Any thread may call it. */
    public Iterable<LiveConversation> all() {
        return byId.values();
    }

    /**
     * The conversation, from memory or from the store.
     *
     * @throws RuntimeException if its stored state is damaged
     */
    public LiveConversation get(String id) {
        LiveConversation conversation = byId.get(id);
        return conversation == null ? load(id, store.bytes(id)) : conversation;
    }

    /** A conversation read from these bytes. */
    public LiveConversation load(String id, byte @Nullable [] stored) {
        Policy policy = policies.of(id);
        return new LiveConversation(id, policy, rulesOf(policy), Conversations.read(stored));
    }

    private PolicyRules rulesOf(Policy policy) {
        if (rules.size() > MOST_POLICIES) {
            rules.clear(); // Somebody makes them anew for each conversation.
        }
        return rules.computeIfAbsent(policy, one -> new PolicyRules(one, similarity));
    }

    /** Takes a conversation that was read, before any decision about it. */
    public void settle(LiveConversation conversation, ConversationState next) {
        settle(conversation, next, null, Long.MIN_VALUE);
    }

    /**
     * Takes a conversation after a step: it is kept as long as it waits for something.
     *
     * @param stored the state as the step stored it; null if it did not
     * @param decidedUpTo how far the log had been read by then, in milliseconds since the epoch
     */
    public void settle(
            LiveConversation conversation,
            ConversationState next,
            byte @Nullable [] stored,
            long decidedUpTo) {
        ConversationState before = conversation.state();
        ConversationState now = next;
        if (next.open() != before.open()) {
            now = withinRoom(conversation, next);
        }
        conversation.become(now);
        if (conversation.isKept()) {
            awaiting.remove(conversation);
        } else {
            awaiting.takenBack(conversation.id());
        }
        if (now.isIdle()) {
            leave(conversation);
            return;
        }
        if (!conversation.isKept()) {
            byId.put(conversation.id(), conversation);
            conversation.kept(true);
        }
        if (!conversation.isQueuedToReopen()) {
            remember(conversation);
        }
        conversation.burstsDue(bursts, conversation.rules().burstsDue(now, decidedUpTo));
        Turn turn = now.turn();
        if (turn != null) {
            conversation.turnDue(turns, turn.limitAt());
        }
        if (now.open().isEmpty()) {
            if (stored != null) {
                conversation.pack(stored);
            }
            LiveConversation oldest = awaiting.add(conversation);
            if (oldest != null) {
                leave(oldest);
            }
        } else {
            conversation.packOpen();
        }
    }

    /**
     * A conversation leaves memory, and lets go of its state: the object itself may long be in the
     * collector's old generation, where even a dead one keeps young objects alive.
     */
    private void leave(LiveConversation conversation) {
        if (conversation.isKept()) {
            byId.remove(conversation.id());
            conversation.kept(false);
        }
        conversation.become(ConversationState.NONE);
    }

    private ConversationState withinRoom(LiveConversation conversation, ConversationState next) {
        if (conversation.hasSpilled()) {
            forget(conversation, next.open());
        }
        int bytes = LiveConversation.heldIn(next.open());
        int more = bytes - conversation.held();
        if (more <= 0) {
            room.giveBack(-more);
        } else if (!room.take(more)) {
            room.giveBack(conversation.held());
            conversation.held(0);
            conversation.hasSpilled(true);
            return spill(conversation.id(), next);
        }
        conversation.held(bytes);
        return next;
    }

    /** There is no room: the bytes of the messages of open bursts go to the store. */
    private ConversationState spill(String id, ConversationState state) {
        ConversationState next = state;
        for (OpenBurst burst : state.open().bursts()) {
            List<Message> left = new ArrayList<>(burst.messages().size());
            for (Message message : burst.messages()) {
                if (message.isHeld()) {
                    spilled.put(id, message);
                }
                left.add(message.withoutBytes());
            }
            next = next.with(next.open().replace(burst, one -> one.withMessages(left)));
        }
        return next;
    }

    /**
     * Messages that were edited, deleted or written down are not kept in the store as they were.
     */
    private void forget(LiveConversation conversation, OpenBursts next) {
        Set<Long> kept = spilledIn(next);
        for (OpenBurst burst : conversation.state().open().bursts()) {
            for (Message message : burst.messages()) {
                if (!message.isHeld() && !kept.contains(message.offset())) {
                    spilled.remove(conversation.id(), message);
                }
            }
        }
        conversation.hasSpilled(!kept.isEmpty());
    }

    private static Set<Long> spilledIn(OpenBursts open) {
        Set<Long> offsets = new HashSet<>();
        for (OpenBurst burst : open.bursts()) {
            for (Message message : burst.messages()) {
                if (!message.isHeld()) {
                    offsets.add(message.offset());
                }
            }
        }
        return offsets;
    }

    private void remember(LiveConversation conversation) {
        long from = conversation.openFrom();
        if (from != Long.MAX_VALUE) {
            conversation.queuedToReopen(from);
            opened.add(conversation);
        }
    }

    /** The lowest offset that an open burst holds; {@link Long#MAX_VALUE} for none. */
    public long openFrom() {
        for (LiveConversation first = opened.peek(); first != null; first = opened.peek()) {
            long from = first.openFrom();
            if (from == first.queuedFrom()) {
                return from;
            }
            opened.poll();
            first.notQueuedToReopen();
            remember(first);
        }
        return Long.MAX_VALUE;
    }

    /** When something is due next, in milliseconds since the epoch. */
    public long nextDue() {
        return Math.min(bursts.next(), turns.next());
    }

    /** Takes out conversations that may have bursts due by the log's time, up to this many. */
    public List<String> takeBurstsDue(long before, int most) {
        return bursts.takeBefore(before, most);
    }

    /** Takes out conversations whose turn may have reached its limit, up to this many. */
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

    /** The longest time for which a turn has made no progress, in milliseconds; 0 without one. */
    public long stillest(long now) {
        String owner = turns.nextOwner();
        if (owner == null || !isWaiting(owner)) {
            return 0;
        }
        long limit = policies.of(owner).turns().limit().toMillis();
        return Math.max(0, now - (turns.next() - limit));
    }

    /** Releases everything that is held of them. */
    public void release() {
        byId.values().forEach(conversation -> room.giveBack(conversation.held()));
        byId.clear();
    }
}

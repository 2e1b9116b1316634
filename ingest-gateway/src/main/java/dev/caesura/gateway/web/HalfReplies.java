package dev.caesura.gateway.web;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Halves that wait for their other half: unsent replies, or delivery news of replies that have not
 * been read yet. If there are too many, the oldest are dropped.
 *
 * <p>A conversation's first half is found without a look at those of others: each open page asks
 * for it at every heartbeat.
 *
 * @param <T> a half
 */
final class HalfReplies<T> {

    /**
     * A half and its position.
     *
     * @param conversationId its conversation
     * @param partition the conversation's partition
     * @param offset its offset in its topic
     * @param half the reply, or its news
     */
    record Waiting<T>(String conversationId, int partition, long offset, T half) {}

    private final int capacity;
    private final Map<String, Waiting<T>> byReply = new LinkedHashMap<>();

    /** By conversation, the ids of the replies in the order of their offsets. */
    private final Map<String, TreeMap<Long, String>> byConversation = new HashMap<>();

    /** Keeps at most that many halves. */
    HalfReplies(int capacity) {
        this.capacity = capacity;
    }

    boolean contains(String replyId) {
        return byReply.containsKey(replyId);
    }

    /** Keeps a half, in place of an older one of the same reply. */
    void put(String replyId, Waiting<T> waiting) {
        remove(replyId);
        if (byReply.size() >= capacity) {
            remove(byReply.keySet().iterator().next());
        }
        byReply.put(replyId, waiting);
        byConversation
                .computeIfAbsent(waiting.conversationId(), id -> new TreeMap<>())
                .put(waiting.offset(), replyId);
    }

    @Nullable Waiting<T> remove(String replyId) {
        Waiting<T> removed = byReply.remove(replyId);
        if (removed != null) {
            forgetPlace(removed);
        }
        return removed;
    }

    /** Forgets all halves of a partition. */
    void removeAll(int partition) {
        Iterator<Waiting<T>> all = byReply.values().iterator();
        while (all.hasNext()) {
            Waiting<T> waiting = all.next();
            if (waiting.partition() == partition) {
                all.remove();
                forgetPlace(waiting);
            }
        }
    }

    private void forgetPlace(Waiting<T> removed) {
        TreeMap<Long, String> places = byConversation.get(removed.conversationId());
        if (places != null) {
            places.remove(removed.offset());
            if (places.isEmpty()) {
                byConversation.remove(removed.conversationId());
            }
        }
    }

    /** The offset of the conversation's first half; empty if it has none. */
    OptionalLong firstOf(String conversationId) {
        TreeMap<Long, String> places = byConversation.get(conversationId);
        return places == null ? OptionalLong.empty() : OptionalLong.of(places.firstKey());
    }
}

package dev.caesura.processor.conversation.live;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Conversations of one partition that wait for an answer and have no open burst: their stored state
 * is complete. The last ones stay in memory, where their answers find them; of the others, memory
 * holds only ids and deadlines, so that a sender's outage does not fill it.
 */
final class AwaitingAnswer {

    /** The conversations kept in memory: a few seconds' turns of a busy partition. */
    static final int KEPT = 5_000;

    private final Set<LiveConversation> kept = new LinkedHashSet<>();
    private final Set<String> letGo = new HashSet<>();

    /**
     * A conversation waits for an answer.
     *
     * @return the conversation that it evicts from memory; null if there is room
     */
    @Nullable LiveConversation add(LiveConversation conversation) {
        kept.add(conversation);
        conversation.awaitingAnswer(true);
        if (kept.size() <= KEPT) {
            return null;
        }
        Iterator<LiveConversation> oldestFirst = kept.iterator();
        LiveConversation oldest = oldestFirst.next();
        oldestFirst.remove();
        letGo.add(oldest.id());
        return oldest;
    }

    /** A conversation in memory has had an event. */
    void remove(LiveConversation conversation) {
        if (conversation.isAwaitingAnswer()) {
            kept.remove(conversation);
            conversation.awaitingAnswer(false);
        }
    }

    /** An evicted conversation is in memory again, or waits for nothing. */
    void takenBack(String id) {
        letGo.remove(id);
    }

    /** Whether a conversation waits, but is not in memory. */
    boolean hasLetGo(String id) {
        return letGo.contains(id);
    }

    /** The number of waiting conversations that are not in memory. */
    int letGo() {
        return letGo.size();
    }
}

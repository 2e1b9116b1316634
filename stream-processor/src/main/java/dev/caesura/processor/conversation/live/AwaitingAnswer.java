package dev.caesura.processor.conversation.live;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Conversations of one partition that wait for an answer, with nothing open: what is stored of them
 * is all that is known. The last ones stay in memory, where their answers find them; of the others
 * it has only ids and deadlines, so that a sender's outage does not fill it.
 */
final class AwaitingAnswer {

    /** A few seconds' turns of a busy partition. */
    static final int KEPT = 5_000;

    private final Set<LiveConversation> kept = new LinkedHashSet<>();
    private final Set<String> letGo = new HashSet<>();

    /**
     * A conversation waits for an answer.
     *
     * @return the one that is let go of for it; null if there is room
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

    /** Something has happened to a conversation that is in memory. */
    void remove(LiveConversation conversation) {
        if (conversation.isAwaitingAnswer()) {
            kept.remove(conversation);
            conversation.awaitingAnswer(false);
        }
    }

    /** A conversation that was not in memory is there again, or waits for nothing. */
    void takenBack(String id) {
        letGo.remove(id);
    }

    /** Whether a conversation waits, and is not in memory. */
    boolean hasLetGo(String id) {
        return letGo.contains(id);
    }

    /** The number of those that are not in memory. */
    int letGo() {
        return letGo.size();
    }
}

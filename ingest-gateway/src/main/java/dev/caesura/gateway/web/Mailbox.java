package dev.caesura.gateway.web;

import dev.caesura.schemas.event.Reply;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Joins replies with the news that they were sent, in whichever order the two topics are read, and
 * hands them to the pages that are open.
 *
 * <p>Everything is bounded: a page that does not read is cut off and comes again with the last id
 * that it has seen; the last replies of each conversation are kept for that.
 */
public final class Mailbox {

    private static final int UNMATCHED = 10_000;
    private static final int CONVERSATIONS = 10_000;
    private static final int KEPT = 50;
    private static final int UNREAD = 256;

    private final Map<String, Reply> unsent = new BoundedMap<>(UNMATCHED);
    private final Map<String, Instant> unknown = new BoundedMap<>(UNMATCHED);
    private final Map<String, Deque<SentReply>> kept = new BoundedMap<>(CONVERSATIONS);
    private final Map<String, Set<Sinks.Many<SentReply>>> pages = new HashMap<>();

    /** A reply that may be sent. */
    synchronized void approved(Reply reply) {
        Instant sentAt = unknown.remove(reply.replyId());
        if (sentAt == null) {
            unsent.put(reply.replyId(), reply);
        } else {
            deliver(reply, sentAt);
        }
    }

    /** The news that a reply was sent. */
    synchronized void sent(String replyId, Instant at) {
        Reply reply = unsent.remove(replyId);
        if (reply == null) {
            unknown.put(replyId, at);
        } else {
            deliver(reply, at);
        }
    }

    private void deliver(Reply reply, Instant at) {
        SentReply sent = new SentReply(reply.replyId(), reply.requestId(), reply.text(), at);
        Deque<SentReply> last =
                kept.computeIfAbsent(reply.conversationId(), id -> new ArrayDeque<>());
        last.addLast(sent);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
        for (Sinks.Many<SentReply> page :
                List.copyOf(pages.getOrDefault(reply.conversationId(), Set.of()))) {
            if (page.tryEmitNext(sent).isFailure()) {
                close(reply.conversationId(), page);
                page.tryEmitComplete();
            }
        }
    }

    /**
     * What is sent to a conversation from now on, after what was missed since the given reply.
     *
     * @param lastSeen the last reply that the page has seen; null or unknown for none
     */
    Flux<SentReply> open(String conversationId, @Nullable String lastSeen) {
        return Flux.defer(
                () -> {
                    Queue<SentReply> unread = new ArrayBlockingQueue<>(UNREAD);
                    Sinks.Many<SentReply> page =
                            Sinks.many().unicast().onBackpressureBuffer(unread);
                    synchronized (this) {
                        missed(conversationId, lastSeen).forEach(page::tryEmitNext);
                        pages.computeIfAbsent(conversationId, id -> new HashSet<>()).add(page);
                    }
                    return page.asFlux().doFinally(signal -> close(conversationId, page));
                });
    }

    private List<SentReply> missed(String conversationId, @Nullable String lastSeen) {
        List<SentReply> last =
                new ArrayList<>(kept.getOrDefault(conversationId, new ArrayDeque<>()));
        for (int i = 0; i < last.size(); i++) {
            if (last.get(i).replyId().equals(lastSeen)) {
                return last.subList(i + 1, last.size());
            }
        }
        return List.of();
    }

    private synchronized void close(String conversationId, Sinks.Many<SentReply> page) {
        Set<Sinks.Many<SentReply>> open = pages.get(conversationId);
        if (open != null && open.remove(page) && open.isEmpty()) {
            pages.remove(conversationId);
        }
    }

    /** Ends all pages' streams. */
    public synchronized void closeAll() {
        List<Sinks.Many<SentReply>> open = pages.values().stream().flatMap(Set::stream).toList();
        pages.clear();
        open.forEach(Sinks.Many::tryEmitComplete);
    }
}

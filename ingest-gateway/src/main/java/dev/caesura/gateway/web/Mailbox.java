package dev.caesura.gateway.web;

import dev.caesura.schemas.event.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Joins replies with the news that they were sent, in whichever order the two topics are read, and
 * hands them to the pages that are open. It follows the end of the log, and remembers how far it
 * has read each partition.
 *
 * <p>Everything is bounded: what a page has missed is read from the log, see {@link CatchUp}.
 */
final class Mailbox {

    private static final int UNMATCHED = 10_000;

    /** A reply that is not sent yet. */
    private record Unsent(Reply reply, long offset) {}

    /** The news of a reply that has not been read yet. */
    private record Unknown(String conversationId, Instant at, long offset) {}

    private final Map<String, Unsent> unsent = new BoundedMap<>(UNMATCHED);
    private final Map<String, Unknown> unknown = new BoundedMap<>(UNMATCHED);
    private final Map<String, Boolean> shown = new BoundedMap<>(UNMATCHED);
    private final Map<String, Set<WebPage>> pages = new HashMap<>();
    private final Map<Integer, Long> nextReply = new HashMap<>();
    private final Map<Integer, Long> nextDelivery = new HashMap<>();

    /** A reply that may be sent, from the end of the log. */
    synchronized void approved(Reply reply, int partition, long offset) {
        nextReply.merge(partition, offset + 1, Math::max);
        offer(reply, partition, offset);
    }

    private void offer(Reply reply, int partition, long offset) {
        if (shown.containsKey(reply.replyId())) {
            return;
        }
        Unknown news = unknown.remove(reply.replyId());
        if (news == null) {
            unsent.putIfAbsent(reply.replyId(), new Unsent(reply, offset));
        } else {
            show(new Unsent(reply, offset), partition, news.at(), news.offset());
        }
    }

    /** The news that a reply was sent, from the end of the log. */
    synchronized void sent(
            String conversationId, String replyId, Instant at, int partition, long offset) {
        nextDelivery.merge(partition, offset + 1, Math::max);
        if (shown.containsKey(replyId)) {
            return;
        }
        Unsent reply = unsent.remove(replyId);
        if (reply == null) {
            unknown.put(replyId, new Unknown(conversationId, at, offset));
        } else {
            show(reply, partition, at, offset);
        }
    }

    /** The news that a reply will never be sent. */
    synchronized void failed(String replyId) {
        unsent.remove(replyId);
    }

    /** What was read of a partition, records for others included. */
    synchronized void readUpTo(int partition, long replies, long deliveries) {
        nextReply.merge(partition, replies, Math::max);
        nextDelivery.merge(partition, deliveries, Math::max);
    }

    private void show(Unsent unsentReply, int partition, Instant at, long sentAt) {
        Reply reply = unsentReply.reply();
        shown.put(reply.replyId(), true);
        String conversationId = reply.conversationId();
        EventPosition id =
                new EventPosition(partition, sentAt + 1, repliesSeen(conversationId, partition));
        PageEvent event = new PageEvent(SentReply.of(reply, at), id);
        for (WebPage page : List.copyOf(pages.getOrDefault(conversationId, Set.of()))) {
            if (!page.show(event)) {
                close(page);
            }
        }
    }

    /** A reply that is not sent yet must be found again, however much was read after it. */
    private long repliesSeen(String conversationId, int partition) {
        return unsent.values().stream()
                .filter(waiting -> waiting.reply().conversationId().equals(conversationId))
                .mapToLong(Unsent::offset)
                .min()
                .orElse(nextReply.getOrDefault(partition, 0L));
    }

    /** As of now: after it, nothing has been shown to pages of this conversation. */
    synchronized EventPosition position(String conversationId, int partition) {
        long deliveries =
                unknown.values().stream()
                        .filter(news -> news.conversationId().equals(conversationId))
                        .flatMapToLong(news -> LongStream.of(news.offset()))
                        .min()
                        .orElse(nextDelivery.getOrDefault(partition, 0L));
        return new EventPosition(partition, deliveries, repliesSeen(conversationId, partition));
    }

    /**
     * Shows a page all that is sent to its conversation from now on.
     *
     * @return how far the end of {@code deliveries} has been read: what is before it is not shown
     */
    synchronized long open(WebPage page, int partition) {
        pages.computeIfAbsent(page.conversationId(), id -> new LinkedHashSet<>()).add(page);
        return deliveriesRead(partition);
    }

    /**
     * Takes replies that a catch-up has found and that are not sent yet, as far as the end of the
     * log did not show them.
     *
     * @param from where the end of {@code replies} began to be read
     */
    synchronized void found(Reply reply, int partition, long offset, long from) {
        if (offset < from) {
            offer(reply, partition, offset);
        }
    }

    /** Tells a page how far it has seen the log, behind all that it was shown. */
    synchronized void beat(WebPage page, int partition) {
        if (!page.show(PageEvent.of(position(page.conversationId(), partition)))) {
            close(page);
        }
    }

    /** How far the end of {@code deliveries} has been read. */
    synchronized long deliveriesRead(int partition) {
        return nextDelivery.getOrDefault(partition, 0L);
    }

    /** How far the end of {@code replies} has been read. */
    synchronized long repliesRead(int partition) {
        return nextReply.getOrDefault(partition, 0L);
    }

    synchronized void close(WebPage page) {
        Set<WebPage> open = pages.get(page.conversationId());
        if (open != null && open.remove(page) && open.isEmpty()) {
            pages.remove(page.conversationId());
        }
    }

    /** Ends all pages' streams. */
    void closeAll() {
        List<WebPage> open = new ArrayList<>();
        synchronized (this) {
            pages.values().forEach(open::addAll);
            pages.clear();
        }
        open.forEach(WebPage::end);
    }
}

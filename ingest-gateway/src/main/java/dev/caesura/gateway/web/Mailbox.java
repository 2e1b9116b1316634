package dev.caesura.gateway.web;

import dev.caesura.gateway.web.HalfReplies.Waiting;
import dev.caesura.schemas.event.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins replies with the news that they were sent, in whichever order the two topics are read, and
 * hands them to the open pages. It follows the end of the log, and remembers its position in each
 * partition.
 *
 * <p>Everything is bounded: replies that a page has missed are read from the log, see {@link
 * CatchUp}.
 */
final class Mailbox {

    private static final int UNMATCHED = 10_000;

    private final HalfReplies<Reply> unsent = new HalfReplies<>(UNMATCHED);

    /** The times at which unread replies were sent. */
    private final HalfReplies<Instant> unknown = new HalfReplies<>(UNMATCHED);

    /** The partitions of the replies that were shown. */
    private final Map<String, Integer> shown = new BoundedMap<>(UNMATCHED);

    private final Map<String, Set<WebPage>> pages = new HashMap<>();
    private final Map<Integer, Long> firstReply = new HashMap<>();
    private final Map<Integer, Long> nextReply = new HashMap<>();
    private final Map<Integer, Long> nextDelivery = new HashMap<>();

    /** Sets the offsets from which on the end of a partition is followed. */
    synchronized void follow(int partition, long replies, long deliveries) {
        firstReply.put(partition, replies);
        nextReply.put(partition, replies);
        nextDelivery.put(partition, deliveries);
    }

    /** A reply that may be sent, from the end of the log. */
    synchronized void approved(Reply reply, int partition, long offset) {
        repliesContinue(partition, offset);
        nextReply.put(partition, offset + 1);
        offer(reply, partition, offset);
    }

    private void offer(Reply reply, int partition, long offset) {
        String replyId = reply.replyId();
        if (shown.containsKey(replyId)) {
            return;
        }
        Waiting<Instant> news = unknown.remove(replyId);
        if (news != null) {
            show(reply, partition, news.half(), news.offset());
        } else if (!unsent.contains(replyId)) {
            unsent.put(replyId, new Waiting<>(reply.conversationId(), partition, offset, reply));
        }
    }

    /** The news that a reply was sent, from the end of the log. */
    synchronized void sent(
            String conversationId, String replyId, Instant at, int partition, long offset) {
        deliveriesContinue(partition, offset);
        nextDelivery.put(partition, offset + 1);
        if (shown.containsKey(replyId)) {
            return;
        }
        Waiting<Reply> reply = unsent.remove(replyId);
        if (reply == null) {
            unknown.put(replyId, new Waiting<>(conversationId, partition, offset, at));
        } else {
            show(reply.half(), partition, at, offset);
        }
    }

    /** The news that a reply will never be sent. */
    synchronized void failed(String replyId) {
        unsent.remove(replyId);
    }

    /** Notes the position in a partition, including records for others. */
    synchronized void readUpTo(int partition, long replies, long deliveries) {
        repliesContinue(partition, replies);
        deliveriesContinue(partition, deliveries);
        nextReply.put(partition, replies);
        nextDelivery.put(partition, deliveries);
    }

    private void repliesContinue(int partition, long offset) {
        if (offset < repliesRead(partition)) {
            firstReply.put(partition, 0L);
            nextReply.put(partition, offset);
            unsent.removeAll(partition);
            forgetShown(partition);
        }
    }

    private void deliveriesContinue(int partition, long offset) {
        if (offset < deliveriesRead(partition)) {
            nextDelivery.put(partition, offset);
            unknown.removeAll(partition);
            forgetShown(partition);
        }
    }

    /**
     * A topic that is read from farther back was recreated, or cut. The pages' positions in the old
     * log mean nothing in the new one: the pages' streams end, and they reconnect.
     */
    private void forgetShown(int partition) {
        shown.values().removeIf(of -> of == partition);
        pages.values().stream()
                .flatMap(Set::stream)
                .filter(page -> page.partition() == partition)
                .toList()
                .forEach(this::end);
    }

    private void end(WebPage page) {
        close(page);
        page.end();
    }

    private void show(Reply reply, int partition, Instant at, long sentAt) {
        shown.put(reply.replyId(), partition);
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

    /** An unsent reply must be found again, however much was read after it. */
    private long repliesSeen(String conversationId, int partition) {
        return unsent.firstOf(conversationId).orElse(repliesRead(partition));
    }

    /** The present position: nothing after it has been shown to pages of this conversation. */
    synchronized EventPosition position(String conversationId, int partition) {
        long deliveries = unknown.firstOf(conversationId).orElse(deliveriesRead(partition));
        return new EventPosition(partition, deliveries, repliesSeen(conversationId, partition));
    }

    /**
     * Shows a page all replies that are sent to its conversation from now on.
     *
     * @return the position up to which the end of {@code deliveries} has been read: earlier replies
     *     are not shown
     */
    synchronized long open(WebPage page) {
        pages.computeIfAbsent(page.conversationId(), id -> new LinkedHashSet<>()).add(page);
        return deliveriesRead(page.partition());
    }

    /** Takes an unsent reply that a catch-up has found, unless the end of the log has shown it. */
    synchronized void found(Reply reply, int partition, long offset) {
        if (offset < firstReply.getOrDefault(partition, 0L)) {
            offer(reply, partition, offset);
        }
    }

    /** Tells a page its position in the log, after everything that it was shown. */
    synchronized void beat(WebPage page) {
        if (!page.show(PageEvent.of(position(page.conversationId(), page.partition())))) {
            close(page);
        }
    }

    /** The position up to which the end of {@code deliveries} has been read. */
    synchronized long deliveriesRead(int partition) {
        return nextDelivery.getOrDefault(partition, 0L);
    }

    /** The position up to which the end of {@code replies} has been read. */
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

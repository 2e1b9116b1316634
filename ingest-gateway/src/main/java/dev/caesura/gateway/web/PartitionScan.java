package dev.caesura.gateway.web;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Reply;
import dev.caesura.service.supervise.Work.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * One pass over a partition of {@code replies} and {@code deliveries} for some pages, in slices:
 * nearer pages get their turn between the slices.
 */
final class PartitionScan {

    /** The records of a slice, except those of the poll that exceeds it. */
    static final int SLICE = 10_000;

    private static final Duration SLICE_LIMIT = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int MOST_IDLE_POLLS = 20;

    /** A reply and its offset. */
    private record Found(Reply reply, long offset) {}

    /** The first news that a reply was sent. */
    private record News(String conversationId, Instant at, long offset) {}

    private final WebLog log;
    private final LogSpan span;
    private final List<PageRequest> requests;
    private final TopicPartition repliesPartition;
    private final TopicPartition deliveriesPartition;
    private final Set<String> conversations;
    private final long upTo;
    private final Map<String, Found> replies = new LinkedHashMap<>();
    private final Map<String, News> sent = new LinkedHashMap<>();
    private final Set<String> failed = new HashSet<>();
    private long nextReply;
    private long nextDelivery;
    private int idlePolls;

    /** A scan that has not read anything yet. */
    PartitionScan(WebLog log, PageGroup group) {
        this.log = log;
        this.span = group.span();
        this.requests = group.requests();
        this.repliesPartition = log.replies(span.partition());
        this.deliveriesPartition = log.deliveries(span.partition());
        this.conversations =
                requests.stream().map(PageRequest::conversationId).collect(Collectors.toSet());
        this.upTo = requests.stream().mapToLong(span::lastDelivery).max().orElse(0);
        this.nextReply = Math.max(first(EventPosition::replies), span.firstReply());
        this.nextDelivery = Math.max(first(EventPosition::deliveries), span.firstDelivery());
    }

    private long first(ToLongFunction<EventPosition> offset) {
        return requests.stream().map(span::placeOf).mapToLong(offset).min().orElse(0);
    }

    int partition() {
        return span.partition();
    }

    List<PageRequest> requests() {
        return requests;
    }

    /**
     * Continues reading, from the first page's position to the point where the last page is shown
     * everything, for at most a slice.
     *
     * @return whether the scan is over: all is read, or all pages are done or have gone
     * @throws IllegalStateException if the log was recreated meanwhile, or stands still
     */
    boolean readSlice(Consumer<byte[], byte[]> consumer, Pulse pulse) {
        goOn(consumer);
        long began = System.nanoTime();
        int count = 0;
        while (!isOver()) {
            if (count >= SLICE || System.nanoTime() - began >= SLICE_LIMIT.toNanos()) {
                return false;
            }
            pulse.beat();
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            records.forEach(this::take);
            count += records.count();
            idlePolls = hasMoved(consumer) ? 0 : idlePolls + 1;
            if (idlePolls >= MOST_IDLE_POLLS) {
                throw new IllegalStateException("The log stands still");
            }
        }
        return true;
    }

    /** Moves the consumer to this scan's position, if another scan has used it meanwhile. */
    private void goOn(Consumer<byte[], byte[]> consumer) {
        Set<TopicPartition> both = Set.of(repliesPartition, deliveriesPartition);
        boolean isThere =
                consumer.assignment().equals(both)
                        && consumer.position(repliesPartition) == nextReply
                        && consumer.position(deliveriesPartition) == nextDelivery;
        if (!isThere) {
            consumer.assign(both);
            consumer.seek(repliesPartition, nextReply);
            consumer.seek(deliveriesPartition, nextDelivery);
        }
        if (LogSpan.of(consumer, log, span.partition()).isShorterThan(span)) {
            throw madeAnew();
        }
    }

    private boolean isOver() {
        boolean whole = nextReply >= span.endOfReplies() && nextDelivery >= upTo;
        return whole || requests.stream().allMatch(PageRequest::isDone);
    }

    /** Notes the position, and returns whether it has moved. */
    private boolean hasMoved(Consumer<byte[], byte[]> consumer) {
        long reply = consumer.position(repliesPartition);
        long delivery = consumer.position(deliveriesPartition);
        if (reply < nextReply || delivery < nextDelivery) {
            throw madeAnew();
        }
        boolean moved = reply > nextReply || delivery > nextDelivery;
        nextReply = reply;
        nextDelivery = delivery;
        return moved;
    }

    /** Earlier results would come from another log than later ones. */
    private static IllegalStateException madeAnew() {
        return new IllegalStateException("The log has become shorter");
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        log.reply(record)
                .filter(reply -> conversations.contains(reply.conversationId()))
                .ifPresent(
                        reply ->
                                replies.putIfAbsent(
                                        reply.replyId(), new Found(reply, record.offset())));
        log.delivery(record)
                .filter(delivery -> conversations.contains(delivery.conversationId()))
                .ifPresent(delivery -> take(delivery, record.offset()));
    }

    private void take(DeliveryEvent delivery, long offset) {
        String replyId = String.valueOf(delivery.replyId());
        if (WebLog.isSent(delivery)) {
            sent.putIfAbsent(replyId, new News(delivery.conversationId(), delivery.at(), offset));
        } else if (WebLog.isFailed(delivery)) {
            failed.add(replyId);
        }
    }

    /** The replies that a page has missed, in the order in which they were sent. */
    Missed missed(PageRequest request) {
        EventPosition from = span.placeOf(request);
        List<PageEvent> missed = new ArrayList<>();
        sent.entrySet().stream()
                .filter(entry -> isMissed(entry.getValue(), request, from))
                .sorted(Comparator.comparingLong(entry -> entry.getValue().offset()))
                .forEach(
                        entry -> {
                            Found found = replies.get(entry.getKey());
                            if (found != null && found.offset() >= from.replies()) {
                                missed.add(event(found, entry.getValue(), from));
                            }
                        });
        return new Missed(
                missed, span.holds(request.from()) ? Optional.of(from) : Optional.empty());
    }

    private static boolean isMissed(News news, PageRequest request, EventPosition from) {
        return news.conversationId().equals(request.conversationId())
                && news.offset() >= from.deliveries()
                && news.offset() < request.upTo();
    }

    /** Until the page has seen everything, an older reply may still be missing. */
    private PageEvent event(Found found, News news, EventPosition from) {
        long next = nextAfter(found, from);
        return new PageEvent(
                SentReply.of(found.reply(), news.at()),
                new EventPosition(span.partition(), news.offset() + 1, next));
    }

    private long nextAfter(Found found, EventPosition from) {
        News own = sent.get(found.reply().replyId());
        long sentAt = own == null ? Long.MAX_VALUE : own.offset();
        return replies.values().stream()
                .filter(other -> other.offset() >= from.replies())
                .filter(other -> isOpenAfter(other, found, sentAt))
                .mapToLong(Found::offset)
                .min()
                .orElse(found.offset() + 1);
    }

    /** Whether another reply of the conversation was sent later, or is still unsent. */
    private boolean isOpenAfter(Found other, Found found, long sentAt) {
        News news = sent.get(other.reply().replyId());
        return other.reply().conversationId().equals(found.reply().conversationId())
                && !failed.contains(other.reply().replyId())
                && (news == null || news.offset() > sentAt);
    }

    /** The unsent replies, with their offsets. */
    Map<Reply, Long> unsent() {
        return replies.values().stream()
                .filter(found -> !sent.containsKey(found.reply().replyId()))
                .filter(found -> !failed.contains(found.reply().replyId()))
                .collect(Collectors.toMap(Found::reply, Found::offset));
    }
}

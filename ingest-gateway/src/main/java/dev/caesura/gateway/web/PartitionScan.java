package dev.caesura.gateway.web;

import dev.caesura.gateway.web.CatchUp.Request;
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
import org.apache.kafka.common.TopicPartition;

/** One reading of a partition of {@code replies} and {@code deliveries} for some pages. */
final class PartitionScan {

    private static final Duration POLL = Duration.ofMillis(500);

    /** A reply and where it is. */
    private record Found(Reply reply, long offset) {}

    /** The first news that a reply was sent. */
    private record News(String conversationId, Instant at, long offset) {}

    private final WebLog log;
    private final List<Request> requests;
    private final int partition;
    private final Set<String> conversations;
    private final Map<String, Found> replies = new LinkedHashMap<>();
    private final Map<String, News> sent = new LinkedHashMap<>();
    private final Set<String> failed = new HashSet<>();
    private Map<TopicPartition, Long> ends = Map.of();

    /**
     * A scan that has not read anything yet.
     *
     * @param requests pages of one partition
     */
    PartitionScan(WebLog log, List<Request> requests) {
        this.log = log;
        this.requests = requests;
        this.partition = requests.get(0).from().partition();
        this.conversations =
                requests.stream().map(Request::conversationId).collect(Collectors.toSet());
    }

    /** Reads from where the first page was to where the last one is shown everything. */
    void read(Consumer<byte[], byte[]> consumer, Pulse pulse) {
        List<TopicPartition> both = List.of(log.replies(partition), log.deliveries(partition));
        consumer.assign(both);
        ends = consumer.endOffsets(both);
        Map<TopicPartition, Long> kept = consumer.beginningOffsets(both);
        seek(consumer, log.replies(partition), kept, first(from -> from.replies()));
        seek(consumer, log.deliveries(partition), kept, first(from -> from.deliveries()));
        long upTo = requests.stream().mapToLong(Request::upTo).max().orElse(0);
        while (consumer.position(log.replies(partition)) < end(log.replies(partition))
                || consumer.position(log.deliveries(partition)) < upTo) {
            pulse.beat();
            consumer.poll(POLL).forEach(this::take);
        }
    }

    private static void seek(
            Consumer<byte[], byte[]> consumer,
            TopicPartition where,
            Map<TopicPartition, Long> kept,
            long start) {
        consumer.seek(where, Math.max(start, kept.getOrDefault(where, 0L)));
    }

    private long end(TopicPartition where) {
        return ends.getOrDefault(where, 0L);
    }

    private long first(ToLongFunction<EventPosition> offset) {
        return requests.stream().map(this::placeOf).mapToLong(offset).min().orElse(0);
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

    /** What a page has missed, in the order in which it was sent. */
    Missed missed(Request request) {
        EventPosition from = placeOf(request);
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
                missed, isOfThisLog(request.from()) ? Optional.of(from) : Optional.empty());
    }

    /** A log that ends before the page's place was made anew: all of it is new to the page. */
    private EventPosition placeOf(Request request) {
        return isOfThisLog(request.from()) ? request.from() : new EventPosition(partition, 0, 0);
    }

    private boolean isOfThisLog(EventPosition place) {
        return place.deliveries() <= end(log.deliveries(partition))
                && place.replies() <= end(log.replies(partition));
    }

    private static boolean isMissed(News news, Request request, EventPosition from) {
        return news.conversationId().equals(request.conversationId())
                && news.offset() >= from.deliveries()
                && news.offset() < request.upTo();
    }

    /** Until the page has seen everything, an older reply may still be missing. */
    private PageEvent event(Found found, News news, EventPosition from) {
        long next = nextAfter(found, from);
        return new PageEvent(
                SentReply.of(found.reply(), news.at()),
                new EventPosition(partition, news.offset() + 1, next));
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

    /** Whether another reply of the conversation was sent later, or is not sent yet. */
    private boolean isOpenAfter(Found other, Found found, long sentAt) {
        News news = sent.get(other.reply().replyId());
        return other.reply().conversationId().equals(found.reply().conversationId())
                && !failed.contains(other.reply().replyId())
                && (news == null || news.offset() > sentAt);
    }

    /** The replies that are not sent yet, with where they are. */
    Map<Reply, Long> unsent() {
        return replies.values().stream()
                .filter(found -> !sent.containsKey(found.reply().replyId()))
                .filter(found -> !failed.contains(found.reply().replyId()))
                .collect(Collectors.toMap(Found::reply, Found::offset));
    }
}

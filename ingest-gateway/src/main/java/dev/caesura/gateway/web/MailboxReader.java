package dev.caesura.gateway.web;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.service.supervise.SupervisedThread;
import dev.caesura.service.supervise.Supervisor;
import dev.caesura.service.supervise.Work.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the ends of {@code replies} and {@code deliveries} for the mailbox.
 *
 * <p>Each gateway reads all partitions by itself, without a group: whichever gateway a page is
 * connected to knows every sent reply. The reader begins a little before the end, to know the
 * replies in flight, and continues from its position after each failure.
 */
final class MailboxReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);
    private static final Duration END_LIMIT = Duration.ofSeconds(5);
    private static final Duration BACK = Duration.ofMinutes(15);
    private static final long MOST_BACK = 5_000;

    private final WebLog log;
    private final Mailbox mailbox;
    private final Supervisor supervisor;
    private final CompletableFuture<PagePartitions> positioned = new CompletableFuture<>();
    private @Nullable SupervisedThread thread;
    private boolean follows;

    MailboxReader(WebLog log, Mailbox mailbox, Supervisor supervisor) {
        this.log = log;
        this.mailbox = mailbox;
        this.supervisor = supervisor;
    }

    /** Starts reading, once. */
    synchronized void start() {
        if (thread == null) {
            thread = supervisor.start("caesura-mailbox", this::run);
        }
    }

    /** Completes once every reply that is sent from now on will be seen. */
    CompletableFuture<PagePartitions> positioned() {
        return positioned;
    }

    private void run(Pulse pulse) throws InterruptedException {
        while (true) {
            pulse.beat();
            Consumer<byte[], byte[]> consumer = null;
            try {
                consumer = log.open();
                readWith(consumer, pulse);
            } catch (InterruptException e) {
                throw new InterruptedException();
            } catch (KafkaException e) {
                LOG.warn("Events for web pages can't be read now: {}", e.toString());
                TimeUnit.SECONDS.sleep(1);
            } finally {
                if (consumer != null) {
                    consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
                }
            }
        }
    }

    private void readWith(Consumer<byte[], byte[]> consumer, Pulse pulse) {
        int count = log.partitions(consumer);
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < count; partition++) {
            partitions.add(log.replies(partition));
            partitions.add(log.deliveries(partition));
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        if (!follows) {
            follow(starts(consumer, partitions, ends), count);
            follows = true;
        }
        partitions.forEach(partition -> consumer.seek(partition, read(partition)));
        boolean caughtUp = false;
        while (true) {
            pulse.beat();
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            records.forEach(this::take);
            notePositions(consumer, count);
            caughtUp = caughtUp || hasReached(consumer, ends);
            if (caughtUp) {
                positioned.complete(new PagePartitions(count));
            } else if (records.isEmpty()) {
                ends = consumer.endOffsets(partitions); // They may be nearer than they were.
            }
        }
    }

    private void follow(Map<TopicPartition, Long> starts, int count) {
        for (int partition = 0; partition < count; partition++) {
            mailbox.follow(
                    partition,
                    starts.getOrDefault(log.replies(partition), 0L),
                    starts.getOrDefault(log.deliveries(partition), 0L));
        }
    }

    private long read(TopicPartition partition) {
        return log.isOfReplies(partition)
                ? mailbox.repliesRead(partition.partition())
                : mailbox.deliveriesRead(partition.partition());
    }

    private static Map<TopicPartition, Long> starts(
            Consumer<byte[], byte[]> consumer,
            Collection<TopicPartition> partitions,
            Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> times = new HashMap<>();
        long back = Instant.now().minus(BACK).toEpochMilli();
        partitions.forEach(partition -> times.put(partition, back));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        Map<TopicPartition, Long> starts = new HashMap<>();
        for (TopicPartition partition : partitions) {
            long end = ends.getOrDefault(partition, 0L);
            OffsetAndTimestamp start = found.get(partition);
            starts.put(partition, Math.max(start == null ? end : start.offset(), end - MOST_BACK));
        }
        return starts;
    }

    private void notePositions(Consumer<byte[], byte[]> consumer, int count) {
        for (int partition = 0; partition < count; partition++) {
            mailbox.readUpTo(
                    partition,
                    consumer.position(log.replies(partition)),
                    consumer.position(log.deliveries(partition)));
        }
    }

    private static boolean hasReached(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        log.reply(record)
                .ifPresent(reply -> mailbox.approved(reply, record.partition(), record.offset()));
        log.delivery(record).ifPresent(delivery -> take(delivery, record));
    }

    private void take(DeliveryEvent delivery, ConsumerRecord<byte[], byte[]> record) {
        String replyId = String.valueOf(delivery.replyId());
        if (WebLog.isSent(delivery)) {
            mailbox.sent(
                    delivery.conversationId(),
                    replyId,
                    delivery.at(),
                    record.partition(),
                    record.offset());
        } else if (WebLog.isFailed(delivery)) {
            mailbox.failed(replyId);
        }
    }

    @Override
    public void close() {
        mailbox.closeAll();
        SupervisedThread reading;
        synchronized (this) {
            reading = thread;
        }
        if (reading != null) {
            reading.stop(END_LIMIT);
        }
    }
}

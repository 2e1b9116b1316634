package dev.caesura.sender.ledger;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.publish.EventPublisher;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger of one partition for as long as it is owned: fed by the reader's thread, asked by the
 * lanes' threads.
 */
final class PartitionLog implements DeliveryLog, Followed {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionLog.class);
    private static final long CLAIM_WAIT_MILLIS = 2_000;
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final int partition;
    private final long fromTimestamp;
    private final BooleanSupplier held;
    private final EventPublisher publisher;
    private final Topic<DeliveryEvent> topic;
    private final Topic<Outcome> outcomes;
    private final ReplyLedger ledger;
    private final Consumer<DeliveryEvent> statuses;
    private final Withdrawals withdrawals = new Withdrawals();
    private final Map<String, CompletableFuture<Boolean>> claims = new ConcurrentHashMap<>();
    private volatile boolean caughtUp;
    private volatile Instant completeSince = Instant.MAX;
    // Touched by the reader's thread only.
    private long goneSince;

    /**
     * A ledger that is not read yet.
     *
     * @param fromTimestamp the time from which the log is read, in milliseconds since 1970
     * @param held whether the partition is still owned
     * @param settledKept the number of settled replies to remember
     * @param statuses takes each status of a channel
     */
    PartitionLog(
            int partition,
            long fromTimestamp,
            BooleanSupplier held,
            EventPublisher publisher,
            Topics topics,
            int settledKept,
            Consumer<DeliveryEvent> statuses) {
        this.partition = partition;
        this.fromTimestamp = fromTimestamp;
        this.held = held;
        this.publisher = publisher;
        this.ledger = new ReplyLedger(settledKept);
        this.statuses = statuses;
        this.topic = topics.deliveries();
        this.outcomes = topics.outcomes();
    }

    @Override
    public int partition() {
        return partition;
    }

    @Override
    public long fromTimestamp() {
        return fromTimestamp;
    }

    @Override
    public void reachesBackTo(String name, Instant since) {
        if (name.equals(topic.name())) {
            completeSince = since;
        }
    }

    @Override
    public boolean knowsAllSince(Instant written) {
        synchronized (ledger) {
            return !written.isBefore(completeSince) && !written.isBefore(ledger.forgottenUpTo());
        }
    }

    @Override
    public @Nullable Standing standing(String replyId, Round round) {
        if (!caughtUp) {
            return null;
        }
        synchronized (ledger) {
            return ledger.standing(replyId, round);
        }
    }

    @Override
    public @Nullable Boolean claim(Attempt attempt, DeliveryEvent attempted)
            throws InterruptedException {
        CompletableFuture<Boolean> place = claims.get(attempt.token());
        if (place == null) {
            place = new CompletableFuture<>();
            claims.put(attempt.token(), place);
            try {
                publisher.publish(topic, attempted, partition, SendHeaders.of(attempt));
            } catch (RuntimeException | InterruptedException e) {
                claims.remove(attempt.token());
                throw e;
            }
        }
        try {
            boolean granted = place.get(CLAIM_WAIT_MILLIS, TimeUnit.MILLISECONDS);
            claims.remove(attempt.token());
            return granted;
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void result(Attempt attempt, DeliveryEvent result) throws InterruptedException {
        publisher.publish(topic, result, partition, SendHeaders.of(attempt));
    }

    @Override
    public boolean isWithdrawn(String requestId, Instant approvedAt) {
        synchronized (ledger) {
            return withdrawals.contain(requestId, approvedAt);
        }
    }

    @Override
    public void apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            if (record.topic().equals(outcomes.name())) {
                Outcome outcome = outcomes.serde().fromBytes(record.value());
                synchronized (ledger) {
                    withdrawals.apply(outcome);
                }
            } else {
                delivery(record);
            }
        } catch (SerializationException e) {
            // Not one of our records; the processor of the topic sets it aside.
            LOG.debug("Unreadable {}-{}@{}", record.topic(), record.partition(), record.offset());
        }
    }

    private void delivery(ConsumerRecord<byte[], byte[]> record) {
        DeliveryEvent event = topic.serde().fromBytes(record.value());
        String token = SendHeaders.text(record.headers(), SendHeaders.ATTEMPT);
        if (event.status() == DeliveryStatus.ATTEMPTED) {
            attempted(event, record, token);
        } else if (event.status() != null) {
            int parts = SendHeaders.number(record.headers(), SendHeaders.PARTS_SENT);
            synchronized (ledger) {
                ledger.result(event, token, parts, SendHeaders.round(record.headers()));
            }
            if (token == null) {
                statuses.accept(event);
            }
        }
    }

    private void attempted(
            DeliveryEvent event, ConsumerRecord<byte[], byte[]> record, @Nullable String token) {
        if (event.replyId() == null) {
            return;
        }
        String known = token == null ? "unknown-" + record.offset() : token;
        Attempt attempt =
                new Attempt(
                        event.replyId(),
                        known,
                        SendHeaders.text(record.headers(), SendHeaders.RESENDS),
                        SendHeaders.round(record.headers()),
                        SendHeaders.number(record.headers(), SendHeaders.PARTS_SENT),
                        event.providerMessageId(),
                        List.of());
        boolean granted;
        synchronized (ledger) {
            granted = ledger.attempted(attempt);
        }
        CompletableFuture<Boolean> place = claims.get(known);
        if (place != null) {
            place.complete(granted);
        }
    }

    @Override
    public void caughtUp() {
        caughtUp = true;
    }

    @Override
    public void reset() {
        caughtUp = false;
        synchronized (ledger) {
            ledger.clear();
            withdrawals.clear();
        }
    }

    /** The partition is gone, and no attempt waits for its place, or waits in vain. */
    @Override
    public boolean abandoned(long nowNanos) {
        if (held.getAsBoolean()) {
            return false;
        }
        if (goneSince == 0) {
            goneSince = nowNanos;
        }
        return claims.isEmpty() || nowNanos - goneSince > GRACE_NANOS;
    }
}

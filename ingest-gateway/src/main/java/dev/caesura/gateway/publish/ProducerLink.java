package dev.caesura.gateway.publish;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * One producer, used until its first failure.
 *
 * <p>What it has written to a partition is always a gapless beginning of what it was given: it is
 * idempotent, its delivery time limit is never reached, and at its first failure it is closed at
 * once, before it could give later records new sequence numbers and write them past the one that
 * failed. Whoever repeats everything that was not acknowledged, in order, through another link thus
 * never reorders a key, even if requests of this one are still on their way.
 */
final class ProducerLink {

    private final Producer<byte[], byte[]> producer;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable String failure;

    ProducerLink(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Asks for the topics' partitions without waiting for them.
     *
     * @return what is missing, for a person; empty when records can be sent
     */
    Optional<String> findObstacle(List<String> topics) {
        for (String topic : topics) {
            try {
                if (producer.partitionsFor(topic).isEmpty()) {
                    return Optional.of("The topic " + topic + " has no partitions");
                }
            } catch (org.apache.kafka.common.errors.TimeoutException e) {
                return Optional.of("Kafka does not answer, or has no topic " + topic);
            } catch (InterruptException e) {
                throw e;
            } catch (KafkaException e) {
                return Optional.of(e.getMessage() + " (" + topic + ")");
            }
        }
        return Optional.empty();
    }

    /**
     * Sends a record. The producer does not wait for room or for metadata: what it can't take now
     * is a failure.
     */
    void send(OutgoingRecord record, Answer answer) {
        Thread caller = Thread.currentThread();
        try {
            producer.send(record.toKafka(), (metadata, failure) -> accept(failure, answer, caller));
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException | IllegalStateException e) {
            accept(e, answer, caller);
        }
    }

    private void accept(@Nullable Exception failure, Answer answer, Thread caller) {
        if (failure == null) {
            answer.acknowledged();
        } else if (isRefusal(failure)) {
            answer.refused(failure);
        } else {
            this.failure = String.valueOf(failure.getMessage());
            if (Thread.currentThread() != caller) {
                // The producer's own thread, which thereby sends nothing more.
                abort();
            }
            answer.failed(failure);
        }
    }

    /** Whether it is this one record that Kafka will never take. */
    private static boolean isRefusal(Exception failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof SerializationException;
    }

    /** Whether it is of no more use. */
    boolean hasFailed() {
        return failure != null;
    }

    /** Why it is of no more use, for a person. */
    String failure() {
        return String.valueOf(failure);
    }

    /** Drops what is not written yet. Not to be called under a lock that an answer takes. */
    void abort() {
        close(Duration.ZERO);
    }

    void close(Duration limit) {
        if (closed.compareAndSet(false, true)) {
            producer.close(limit);
        }
    }

    /** What became of one record. */
    interface Answer {
        void acknowledged();

        /** Kafka takes others, but never this one. */
        void refused(Exception why);

        /** The link is broken, or full. */
        void failed(Exception why);
    }
}

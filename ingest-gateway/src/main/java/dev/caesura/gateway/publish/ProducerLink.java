package dev.caesura.gateway.publish;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * One producer, used until its first failure.
 *
 * <p>The records that it has written to a partition are always a gapless beginning of those it was
 * given: it is idempotent, its delivery time limit is never reached, and at its first failure it is
 * closed at once, before it could give later records new sequence numbers and write them past the
 * one that failed. So repeating all unacknowledged records, in order, through another link never
 * reorders a key, even if requests of this one are still in flight.
 */
final class ProducerLink {

    private final Producer<byte[], byte[]> producer;
    private final TopicAbsences absences;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable String failure;

    ProducerLink(Producer<byte[], byte[]> producer, TopicAbsences absences) {
        this.producer = producer;
        this.absences = absences;
    }

    /**
     * Asks for the topics' partitions without waiting for them.
     *
     * @return the missing part, for a person; empty when records can be sent
     */
    Optional<String> findObstacle(List<String> topics) {
        for (String topic : topics) {
            Optional<String> obstacle = find(topic);
            if (obstacle.isPresent() && !absences.isGivenUp(topic)) {
                return obstacle;
            }
        }
        return Optional.empty();
    }

    private Optional<String> find(String topic) {
        if (known.contains(topic)) {
            return Optional.empty();
        }
        try {
            if (producer.partitionsFor(topic).isEmpty()) {
                return Optional.of("The topic " + topic + " has no partitions");
            }
            known.add(topic);
            absences.found(topic);
            return Optional.empty();
        } catch (org.apache.kafka.common.errors.TimeoutException e) {
            return Optional.of("Kafka does not answer, or has no topic " + topic);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            return Optional.of(e.getMessage() + " (" + topic + ")");
        }
    }

    /**
     * Sends a record. The producer does not wait for room or for metadata: a record that it can't
     * take now is a failure.
     *
     * @return the outcome, if it is known at once: to be run by the caller, once it holds no lock
     *     that an answer takes. Else null, and the answer follows later.
     */
    @Nullable Runnable send(OutgoingRecord record, Answer answer) {
        Optional<String> obstacle = find(record.topic());
        if (obstacle.isPresent() && absences.isGivenUp(record.topic())) {
            return () -> answer.refused(new UnknownTopicOrPartitionException(obstacle.get()));
        }
        SendAttempt attempt = new SendAttempt(this, answer, absences.isEssential(record.topic()));
        try {
            producer.send(record.toKafka(), attempt);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException | IllegalStateException e) {
            attempt.onCompletion(null, e);
        }
        return attempt.leave();
    }

    /** Makes the link unusable. */
    void fail(Exception why) {
        failure = String.valueOf(why.getMessage());
    }

    /** Whether it has failed. */
    boolean hasFailed() {
        return failure != null;
    }

    /** The reason for the failure, for a person. */
    String failure() {
        return String.valueOf(failure);
    }

    /** Drops unwritten records. Not to be called under a lock that an answer takes. */
    void abort() {
        close(Duration.ZERO);
    }

    void close(Duration limit) {
        if (closed.compareAndSet(false, true)) {
            producer.close(limit);
        }
    }

    /** The outcome of one record. */
    interface Answer {
        void acknowledged();

        /** Kafka accepts other records, but never this one. */
        void refused(Exception why);

        /** The link is broken, or full. */
        void failed(Exception why);
    }
}

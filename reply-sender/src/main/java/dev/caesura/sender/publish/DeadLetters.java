package dev.caesura.sender.publish;

import dev.caesura.schemas.deadletters.DeadLetterDraft;
import dev.caesura.schemas.deadletters.Replays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sets aside records that could not be processed: the original bytes, with their place and the
 * reason in headers.
 */
public final class DeadLetters {

    private final EventPublisher publisher;
    private final String topic;

    /**
     * A writer of dead letters.
     *
     * @param topic the dead letters' topic, prefix included
     */
    public DeadLetters(EventPublisher publisher, String topic) {
        this.publisher = publisher;
        this.topic = topic;
    }

    /**
     * Writes a record to the dead letters.
     *
     * @param reason a short code, such as {@code unreadable}
     * @param cause the exception or the channel's error; must not contain the contact's text
     * @throws KafkaException if it may not be there
     * @throws InterruptedException if the thread was interrupted
     */
    public void put(ConsumerRecord<byte[], byte[]> record, String reason, @Nullable String cause)
            throws InterruptedException {
        publisher.send(
                DeadLetterDraft.of(record).because(reason).detail(cause).build().forTopic(topic));
    }

    /**
     * Writes a hand-off that its inbox refuses to the dead letters. Its record is an outcome, which
     * must not be read again as one.
     *
     * @param inbox the inbox's name
     * @param reason a short code
     * @param cause the inbox's answer; must not contain the contact's text
     * @throws KafkaException if it may not be there
     * @throws InterruptedException if the thread was interrupted
     */
    public void putHandOff(
            ConsumerRecord<byte[], byte[]> record,
            String inbox,
            String reason,
            @Nullable String cause)
            throws InterruptedException {
        publisher.send(
                DeadLetterDraft.of(record)
                        .meantFor(Replays.HAND_OFF + inbox)
                        .because(reason)
                        .detail(cause)
                        .build()
                        .forTopic(topic));
    }
}

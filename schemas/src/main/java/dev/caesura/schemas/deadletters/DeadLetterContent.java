package dev.caesura.schemas.deadletters;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The content of a dead letter, independent of how it is written; see {@link DeadLetterDraft}.
 *
 * @param key the original's key, which is the conversation; null if it has none
 * @param value the original's bytes, or their head if they are too many for a record
 * @param headers its source, the reason why it is set aside, and the original's own headers
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record DeadLetterContent(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {

    /**
     * The record for a producer.
     *
     * @param topic the dead letters' topic, prefix included
     */
    public ProducerRecord<byte[], byte[]> forTopic(String topic) {
        return new ProducerRecord<>(topic, null, key, value, headers);
    }
}

package dev.caesura.gateway.publish;

import dev.caesura.schemas.deadletters.DeadLetterContent;
import dev.caesura.schemas.deadletters.DeadLetterDraft;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Dead letters as records on their way to Kafka. */
public final class DeadLetters {

    private static final byte[] NOTHING = {};

    private DeadLetters() {}

    /**
     * The record of a dead letter.
     *
     * @param topic the dead letters' topic, prefix included
     */
    public static OutgoingRecord of(String topic, DeadLetterContent content) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        content.headers().forEach(header -> headers.put(header.key(), header.value()));
        byte[] key = content.key();
        byte[] value = content.value();
        return new OutgoingRecord(
                topic, key == null ? NOTHING : key, value == null ? NOTHING : value, headers);
    }

    /** The dead letter of a record that Kafka refuses. */
    static OutgoingRecord ofRefused(String topic, OutgoingRecord record, Exception why) {
        RecordHeaders own = new RecordHeaders();
        record.headers().forEach(own::add);
        byte[] key = record.key().length == 0 ? null : record.key();
        return of(
                topic,
                DeadLetterDraft.of(key, record.value(), own)
                        .meantFor(record.topic())
                        .because(Refusals.codeOf(why))
                        .detail(why)
                        .build());
    }
}

package dev.caesura.gateway.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.schemas.topic.Headers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes dead letters: the original bytes, with headers that say where they are from and why. */
public final class DeadLetters {

    /** The reason of a dead letter that Kafka refused on its own topic. */
    static final String REFUSED = "refused";

    private static final byte[] NO_KEY = {};

    private DeadLetters() {}

    /**
     * A dead letter.
     *
     * @param topic where it goes
     * @param source the topic that it was for, or {@code webhook:} and the channel
     * @param reason a short code
     * @param detail what is wrong, for a person; without the contact's text and without secrets
     * @param original the bytes as they came
     */
    public static OutgoingRecord of(
            String topic, String source, String reason, @Nullable String detail, byte[] original) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put(Headers.SOURCE_TOPIC, source.getBytes(UTF_8));
        headers.put(Headers.REASON, reason.getBytes(UTF_8));
        if (detail != null) {
            headers.put(Headers.EXCEPTION, detail.getBytes(UTF_8));
        }
        return new OutgoingRecord(topic, NO_KEY, original, headers);
    }

    static OutgoingRecord ofRecord(String topic, OutgoingRecord record, Exception why) {
        return of(topic, record.topic(), REFUSED, why.toString(), record.value())
                .with(record.headers());
    }
}

package dev.caesura.schemas.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.schemas.topic.Headers;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Makes a dead letter: the original bytes, with headers that name their source and the reason why
 * they are set aside. This is the one place that knows these headers.
 *
 * <p>Whatever the original is, the result fits into a record that a broker with default limits
 * takes; see {@link DeadLetterBudget}.
 */
public final class DeadLetterDraft {

    private static final String WEBHOOK = "webhook:";
    private static final int LONGEST_DETAIL = 2 * 1024;
    private static final int LONGEST_CODE = 256;
    private static final int LONGEST_HTTP = 8 * 1024;

    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final RecordHeaders headers;

    private DeadLetterDraft(
            byte @Nullable [] key,
            byte @Nullable [] value,
            org.apache.kafka.common.header.Headers own) {
        this.key = key;
        this.value = value;
        this.headers = new RecordHeaders();
        own.forEach(headers::add);
    }

    /** A record that was read from a topic. */
    public static DeadLetterDraft of(ConsumerRecord<byte[], byte[]> record) {
        return of(record.key(), record.value(), record.headers())
                .from(record.topic(), record.partition(), record.offset());
    }

    /** A record by its parts; headers that a dead letter sets itself are replaced. */
    public static DeadLetterDraft of(
            byte @Nullable [] key,
            byte @Nullable [] value,
            org.apache.kafka.common.header.Headers own) {
        return new DeadLetterDraft(key, value, own);
    }

    /**
     * A webhook, or a part of one.
     *
     * @param channel the channel that it was for
     * @param account the account in its path; null if it had none
     * @param http the HTTP headers that are needed to read it again, without any that prove who
     *     sent it
     */
    public static DeadLetterDraft ofWebhook(
            String channel, @Nullable String account, Map<String, String> http, byte[] body) {
        DeadLetterDraft draft = new DeadLetterDraft(null, body, new RecordHeaders());
        draft.set(Headers.SOURCE_TOPIC, WEBHOOK + channel, LONGEST_CODE);
        draft.set(Headers.CHANNEL, channel, LONGEST_CODE);
        draft.set(Headers.ACCOUNT, account, LONGEST_DETAIL);
        draft.set(Headers.HTTP_HEADERS, lines(http), LONGEST_HTTP);
        return draft;
    }

    private static @Nullable String lines(Map<String, String> http) {
        StringBuilder lines = new StringBuilder();
        http.forEach((name, value) -> lines.append(name).append(": ").append(value).append('\n'));
        return lines.isEmpty() ? null : lines.toString();
    }

    /** Sets the place from which the record was read. */
    public DeadLetterDraft from(String topic, int partition, long offset) {
        set(Headers.SOURCE_PARTITION, Integer.toString(partition), LONGEST_CODE);
        set(Headers.SOURCE_OFFSET, Long.toString(offset), LONGEST_CODE);
        return meantFor(topic);
    }

    /** Sets the topic for which the record was meant, if it never got there. */
    public DeadLetterDraft meantFor(String topic) {
        return set(Headers.SOURCE_TOPIC, topic, LONGEST_CODE);
    }

    /** Sets the reason, as a short code such as {@code unreadable}. */
    public DeadLetterDraft because(String reason) {
        return set(Headers.REASON, reason, LONGEST_CODE);
    }

    /**
     * Describes the problem, for a person.
     *
     * @param detail without the contact's text and without secrets; null to add nothing
     */
    public DeadLetterDraft detail(@Nullable String detail) {
        return set(Headers.EXCEPTION, detail == null ? null : oneLine(detail), LONGEST_DETAIL);
    }

    /** Sets the exception that is the reason; its message must not hold the contact's text. */
    public DeadLetterDraft detail(Throwable cause) {
        return detail(cause.getClass().getName() + ": " + cause.getMessage());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private DeadLetterDraft set(String name, @Nullable String text, int longest) {
        headers.remove(name);
        if (text != null) {
            headers.add(name, cut(text, longest).getBytes(UTF_8));
        }
        return this;
    }

    /** Cuts at whole characters, however many bytes each of them takes. */
    private static String cut(String text, int longest) {
        int end = Math.min(text.length(), longest);
        boolean splits = end > 0 && end < text.length() && isPair(text, end);
        return text.substring(0, splits ? end - 1 : end);
    }

    private static boolean isPair(String text, int at) {
        return Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    /** The dead letter, within the limits of a record. */
    public DeadLetterContent build() {
        return DeadLetterBudget.fit(key, value, headers);
    }
}

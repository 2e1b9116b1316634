package dev.caesura.schemas.deadletters;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.topic.Headers;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * A record that was set aside.
 *
 * @param position its place in the dead letters
 * @param at when it was set aside
 * @param reason why, as a short code
 * @param sourceTopic the topic from which it was read; {@code webhook:channel} for a webhook
 * @param source its place there, as {@code topic-partition@offset} if that is a topic
 * @param conversationId its key; null if it has none, or one that is not text, as in a team's own
 *     topic
 * @param replays how often it was put back already
 * @param exception what was wrong
 * @param bytes its size
 * @param putBack who put it back, in order of time
 * @param entry the record
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetter(
        String position,
        Instant at,
        String reason,
        String sourceTopic,
        String source,
        @Nullable String conversationId,
        int replays,
        @Nullable String exception,
        int bytes,
        List<PutBack> putBack,
        @JsonIgnore LogEntry entry) {

    /** What a decoder puts for bytes that are not a character. */
    private static final char NO_CHARACTER = '\uFFFD';

    public DeadLetter {
        putBack = List.copyOf(putBack);
    }

    /** Reads a record of the dead letters. */
    public static DeadLetter of(LogEntry entry) {
        String topic = header(entry, Headers.SOURCE_TOPIC, "");
        byte[] value = entry.record().value();
        return new DeadLetter(
                entry.position(),
                entry.at(),
                header(entry, Headers.REASON, "unknown"),
                topic,
                topic + place(entry),
                conversation(entry.key()),
                replays(entry),
                readable(entry.header(Headers.EXCEPTION)),
                value == null ? 0 : value.length,
                List.of(),
                entry);
    }

    /** A copy with the notes of who put it back. */
    DeadLetter with(List<PutBack> notes) {
        return new DeadLetter(
                position,
                at,
                reason,
                sourceTopic,
                source,
                conversationId,
                replays,
                exception,
                bytes,
                notes,
                entry);
    }

    private static String place(LogEntry entry) {
        String offset = header(entry, Headers.SOURCE_OFFSET, "");
        return offset.isEmpty()
                ? ""
                : '-' + header(entry, Headers.SOURCE_PARTITION, "?") + '@' + offset;
    }

    private static @Nullable String conversation(@Nullable String key) {
        return key == null || key.chars().anyMatch(DeadLetter::isNoText) ? null : key;
    }

    private static boolean isNoText(int character) {
        return Character.isISOControl(character) || character == NO_CHARACTER;
    }

    /** Removes the parser's additions for programmers: {@code at [Source: REDACTED …]}. */
    private static @Nullable String readable(@Nullable String exception) {
        return exception == null ? null : exception.replaceAll("\\s*(at )?\\[Source: [^\\]]*]", "");
    }

    private static int replays(LogEntry entry) {
        try {
            return Integer.parseInt(header(entry, Headers.REPLAYS, "0"));
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE; // Not one of ours: putting it back needs a person's will.
        }
    }

    @NullUnmarked
    private static String header(LogEntry entry, String name, String otherwise) {
        String text = entry.header(name);
        return text == null ? otherwise : text;
    }
}

package dev.caesura.console.deadletters;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.topic.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record that was set aside.
 *
 * @param position where it is: {@code dead-letters-0@17}
 * @param at when it was set aside
 * @param reason why, as a short code
 * @param sourceTopic the topic that it was read from; {@code webhook:channel} for a webhook
 * @param conversation its key; null if it has none
 * @param replays how often it was put back already
 * @param problem what was wrong
 * @param bytes its size
 * @param entry the record
 */
public record DeadLetter(
        String position,
        Instant at,
        String reason,
        String sourceTopic,
        @Nullable String conversation,
        int replays,
        @Nullable String problem,
        int bytes,
        @JsonIgnore LogEntry entry) {

    static DeadLetter of(LogEntry entry) {
        byte[] value = entry.record().value();
        String reason = header(entry, Headers.REASON);
        String source = header(entry, Headers.SOURCE_TOPIC);
        return new DeadLetter(
                entry.position(),
                entry.at(),
                reason == null ? "unknown" : reason,
                source == null ? "" : source,
                entry.key(),
                replays(header(entry, Headers.REPLAYS)),
                header(entry, Headers.EXCEPTION),
                value == null ? 0 : value.length,
                entry);
    }

    private static int replays(@Nullable String counted) {
        try {
            return counted == null ? 0 : Integer.parseInt(counted);
        } catch (NumberFormatException e) {
            return Replays.LIMIT; // Nobody knows: it must not go round for ever.
        }
    }

    private static @Nullable String header(LogEntry entry, String name) {
        Header header = entry.record().headers().lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}

package dev.caesura.schemas.deadletters;

import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.topic.Headers;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * A note beside a dead letter that a person put it back.
 *
 * @param position the dead letter
 * @param by who did it
 * @param at when
 * @param writtenTo where the record is now, as {@code topic-partition@offset}
 */
public record PutBack(String position, String by, Instant at, String writtenTo) {

    /** Reads a note. */
    public static PutBack of(LogEntry entry) {
        return new PutBack(
                text(entry, Headers.REPLAYED_FROM),
                text(entry, Headers.REPLAYED_BY),
                time(entry),
                text(entry, Headers.REPLAYED_TO));
    }

    private static Instant time(LogEntry entry) {
        try {
            return Instant.parse(text(entry, Headers.REPLAYED_AT));
        } catch (DateTimeParseException e) {
            return entry.at();
        }
    }

    private static String text(LogEntry entry, String name) {
        String text = entry.header(name);
        return text == null ? "" : text;
    }
}

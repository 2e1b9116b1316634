package dev.caesura.console.log;

import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.log.LogEntry.Content;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Entries as the log has them. */
public final class Entries {

    private Entries() {}

    /** A message's entry. */
    public static LogEntry message(String contact, String id, String text, long at) {
        return of(
                InboundMessage.builder()
                        .channel("web")
                        .account("shop")
                        .contact(contact)
                        .sender(contact)
                        .messageId(id)
                        .text(text)
                        .build(),
                at);
    }

    /** An event's entry. */
    public static LogEntry of(Event event, long at) {
        return of(event.conversationId(), new RecordHeaders(), new Content.Typed(event), at);
    }

    /** An entry with headers. */
    static LogEntry of(String key, RecordHeaders headers, Content content, long at) {
        var record =
                new ConsumerRecord<>(
                        "caesura.any",
                        0,
                        0,
                        at,
                        TimestampType.LOG_APPEND_TIME,
                        0,
                        0,
                        key.getBytes(StandardCharsets.UTF_8),
                        new byte[0],
                        headers,
                        Optional.empty());
        return new LogEntry("any", record, content);
    }
}

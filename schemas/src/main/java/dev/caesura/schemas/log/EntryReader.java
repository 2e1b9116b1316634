package dev.caesura.schemas.log;

import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.log.LogEntry.Content;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Interprets a record; whatever its bytes are, it never throws. */
final class EntryReader {

    private final Topics topics;
    private final Map<String, EventSerde<? extends Event>> serdes = new HashMap<>();

    EntryReader(Topics topics) {
        this.topics = topics;
        for (Topic<? extends Event> topic : topics.typed()) {
            serdes.put(topic.name(), topic.serde());
        }
    }

    LogEntry read(ConsumerRecord<byte[], byte[]> record) {
        String name = record.topic().substring(topics.prefix().length());
        return new LogEntry(name, record, contentOf(record));
    }

    private Content contentOf(ConsumerRecord<byte[], byte[]> record) {
        EventSerde<? extends Event> serde = serdes.get(record.topic());
        if (serde == null) {
            return has(record, Headers.REPLAYED_TO)
                    ? new Content.PutBack()
                    : new Content.DeadLetter();
        }
        if (record.value() == null) {
            return has(record, Headers.FENCE)
                    ? new Content.Fence()
                    : new Content.Unreadable("The record has no value");
        }
        try {
            return new Content.Typed(serde.fromBytes(record.value()));
        } catch (SerializationException e) {
            return new Content.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static boolean has(ConsumerRecord<byte[], byte[]> record, String header) {
        return record.headers().lastHeader(header) != null;
    }
}

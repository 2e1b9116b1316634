package dev.caesura.processor.processor;

import dev.caesura.processor.domain.turn.AskedBurst;
import dev.caesura.processor.domain.turn.Effect;
import dev.caesura.processor.domain.turn.Exchange;
import dev.caesura.processor.store.MessageLog;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.HistoryEntry;
import dev.caesura.schemas.event.RecentReply;
import dev.caesura.schemas.serde.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;

/** Writes a {@code ReplyRequest}: the messages go in as the bytes in which they came, unparsed. */
final class RequestJson {

    private static final int ROOM = 512;

    private RequestJson() {}

    static byte[] write(String conversationId, Effect.Ask ask, MessageLog.Excerpt excerpt) {
        AskedBurst asked = ask.burst();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(room(excerpt));
        try (JsonGenerator json = Json.mapper().createGenerator(bytes, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", Event.SCHEMA_VERSION);
            json.writeStringProperty("requestId", asked.requestId());
            json.writeStringProperty("conversationId", conversationId);
            json.writeNumberProperty("attempt", ask.attempt());
            json.writeName("messages");
            writeRaw(json, excerpt.messages());
            json.writeStringProperty("openedAt", instant(asked.burst().firstAt()));
            json.writeStringProperty("lastMessageAt", instant(asked.burst().lastAt()));
            json.writeStringProperty("closedAt", instant(asked.closedAt()));
            json.writePOJOProperty("closeReason", asked.reason());
            json.writeName("history");
            json.writeStartArray();
            for (MessageLog.Line line : excerpt.history()) {
                json.writePOJO(historyEntry(line));
            }
            json.writeEndArray();
            json.writeName("recentReplies");
            json.writeStartArray();
            for (Exchange exchange : ask.recent()) {
                json.writePOJO(
                        new RecentReply(
                                exchange.reply(),
                                Instant.ofEpochMilli(exchange.at()),
                                exchange.replyId()));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void writeRaw(JsonGenerator json, List<MessageLog.Line> messages) {
        json.writeStartArray();
        for (MessageLog.Line message : messages) {
            json.writeRawValue(new RawUtf8(message.bytes()));
        }
        json.writeEndArray();
    }

    private static HistoryEntry historyEntry(MessageLog.Line line) {
        Instant at = Instant.ofEpochMilli(line.at());
        if (line.kind() == MessageLog.Kind.REPLY) {
            return new HistoryEntry(
                    HistoryEntry.Role.BOT,
                    "text",
                    new String(line.bytes(), StandardCharsets.UTF_8),
                    at);
        }
        MessageHead head = MessageHead.read(line.bytes());
        HistoryEntry.Role role =
                line.kind() == MessageLog.Kind.ECHO
                        ? HistoryEntry.Role.PERSON
                        : HistoryEntry.Role.CONTACT;
        return new HistoryEntry(role, head.type(), head.text(), at);
    }

    private static String instant(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static int room(MessageLog.Excerpt excerpt) {
        int room = ROOM;
        for (MessageLog.Line message : excerpt.messages()) {
            room += message.bytes().length + 1;
        }
        for (MessageLog.Line line : excerpt.history()) {
            room += line.bytes().length / 2 + ROOM / 4;
        }
        return room;
    }
}

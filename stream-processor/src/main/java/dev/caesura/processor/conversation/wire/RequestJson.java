package dev.caesura.processor.conversation.wire;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.conversation.Effect;
import dev.caesura.processor.domain.conversation.Exchange;
import dev.caesura.processor.store.History;
import dev.caesura.processor.store.HistoryLines;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.HistoryEntry;
import dev.caesura.schemas.event.RecentReply;
import dev.caesura.schemas.serde.Json;
import dev.caesura.schemas.topic.RecordLimits;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a {@code ReplyRequest}: the messages go in as the bytes in which they came, unparsed,
 * followed by as much history as a record has room for, the newest lines first.
 */
public final class RequestJson {

    private static final int ROOM = 1_024;

    /** The most characters of a history line; a model needs no more. */
    private static final int LONGEST_LINE = 8_000;

    /** A character takes at most six bytes in JSON, if it is escaped. */
    private static final int BYTES_A_CHARACTER = 6;

    private static final int LINE_OVERHEAD = 160;
    private static final int MOST_RECENT = 5 * 8_000;

    private RequestJson() {}

    /**
     * The request.
     *
     * @param messages the JSON of its messages, in order of arrival
     * @param history the earlier lines, oldest first
     */
    public static byte[] write(
            String conversationId,
            Effect.Ask ask,
            List<byte[]> messages,
            List<History.Line> history) {
        AskedBurst asked = ask.burst();
        int taken = ROOM;
        for (byte[] message : messages) {
            taken += message.length + 1;
        }
        List<RecentReply> recent = recent(ask.recent());
        for (RecentReply reply : recent) {
            taken += reply.text().length() * BYTES_A_CHARACTER + LINE_OVERHEAD;
        }
        List<HistoryEntry> lines = fitting(history, RecordLimits.LARGEST_RECORD - taken);
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(taken + lines.size() * LINE_OVERHEAD);
        try (JsonGenerator json = Json.mapper().createGenerator(bytes, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", Event.SCHEMA_VERSION);
            json.writeStringProperty("requestId", asked.requestId());
            json.writeStringProperty("conversationId", conversationId);
            json.writeNumberProperty("attempt", ask.attempt());
            if (ask.early()) {
                json.writeBooleanProperty("early", true);
            }
            json.writeName("messages");
            json.writeStartArray();
            for (byte[] message : messages) {
                json.writeRawValue(new RawUtf8(message));
            }
            json.writeEndArray();
            json.writeStringProperty("openedAt", instant(asked.bounds().firstAt()));
            json.writeStringProperty("lastMessageAt", instant(asked.bounds().lastAt()));
            json.writeStringProperty("closedAt", instant(asked.closedAt()));
            json.writePOJOProperty("closeReason", asked.reason());
            json.writePOJOProperty("history", lines);
            json.writePOJOProperty("recentReplies", recent);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** The newest lines that fit, oldest first. */
    private static List<HistoryEntry> fitting(List<History.Line> history, int room) {
        List<HistoryEntry> fitting = new ArrayList<>(history.size());
        int left = room;
        for (int i = history.size() - 1; i >= 0; i--) {
            HistoryEntry entry = HistoryLines.entry(history.get(i), LONGEST_LINE);
            String text = entry.text();
            left -= LINE_OVERHEAD + (text == null ? 0 : bytes(text, history.get(i)));
            if (left < 0) {
                break;
            }
            fitting.add(0, entry);
        }
        return fitting;
    }

    /** The size of a text: no more than that of its original JSON, nor than the worst case. */
    private static int bytes(String text, History.Line line) {
        int worst = text.length() * BYTES_A_CHARACTER;
        return line.kind() == History.Kind.REPLY ? worst : Math.min(worst, line.bytes().length);
    }

    private static List<RecentReply> recent(List<Exchange> exchanges) {
        List<RecentReply> recent = new ArrayList<>(exchanges.size());
        int left = MOST_RECENT;
        for (Exchange exchange : exchanges) {
            left -= exchange.reply().length();
            if (left >= 0) {
                recent.add(
                        new RecentReply(
                                exchange.reply(),
                                Instant.ofEpochMilli(exchange.at()),
                                exchange.replyId()));
            }
        }
        return recent;
    }

    private static String instant(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}

package dev.caesura.local.page;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.log.LogEntry.Content;
import dev.caesura.schemas.serde.Json;
import dev.caesura.schemas.topic.Headers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record of the log as a page gets it: a short JSON object with its kind, its time and the data
 * that a page shows.
 */
final class LogLine {

    private static final int LONGEST_TEXT = 2_000;

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private LogLine(LogEntry entry) {
        put("id", entry.position());
        put("at", entry.at().toEpochMilli());
        put("conversation", entry.key());
    }

    /** The line, or nothing for a record without meaning to a person: a fence. */
    static Optional<LogLine> of(LogEntry entry) {
        LogLine line = new LogLine(entry);
        Content content = entry.content();
        if (content instanceof Content.Typed typed) {
            line.event(typed.event());
        } else if (content instanceof Content.Unreadable unreadable) {
            line.put("kind", "unreadable").shorten("problem", unreadable.problem());
        } else if (content instanceof Content.DeadLetter) {
            line.deadLetter(entry);
        } else {
            return Optional.empty();
        }
        return Optional.of(line);
    }

    /** The line as JSON. */
    String json() {
        return Json.mapper().writeValueAsString(fields);
    }

    private void event(Event event) {
        if (event instanceof InboundMessage message) {
            put("kind", "message").message(message);
        } else if (event instanceof ReplyRequest request) {
            request(request);
        } else if (event instanceof ReplyDraft draft) {
            put("kind", "draft").put("requestId", draft.requestId()).shorten("text", draft.text());
            shorten("error", draft.error()).put("model", draft.model());
            put("generationMillis", draft.generationMillis()).put("attempt", draft.attempt());
        } else if (event instanceof Reply reply) {
            put("kind", "reply").put("requestId", reply.requestId()).shorten("text", reply.text());
        } else if (event instanceof DeliveryEvent delivery) {
            put("kind", "delivery").put("requestId", delivery.requestId());
            put("status", delivery.status()).shorten("error", delivery.error());
        } else if (event instanceof Outcome outcome) {
            outcome(outcome);
        } else if (event instanceof Command command) {
            put("kind", "command").put("command", command.command()).put("by", command.by());
        }
    }

    private LogLine message(InboundMessage message) {
        if (message.kind() != InboundMessage.Kind.MESSAGE) {
            put("change", message.kind());
        }
        put("messageId", message.messageId()).put("type", message.type());
        return put("direction", message.direction()).shorten("text", message.text());
    }

    private void request(ReplyRequest request) {
        put("kind", "request").put("requestId", request.requestId());
        put("attempt", request.attempt()).put("early", request.early());
        put("closeReason", request.closeReason());
        put("openedAt", millis(request.openedAt()));
        put("lastMessageAt", millis(request.lastMessageAt()));
        put("closedAt", millis(request.closedAt()));
        put("messages", request.messages().stream().map(LogLine::brief).toList());
    }

    /** A message of a request, with its text in case the message itself is too old for the feed. */
    private static Map<String, Object> brief(InboundMessage message) {
        Map<String, Object> brief = new LinkedHashMap<>();
        brief.put("messageId", message.messageId());
        brief.put("type", message.type());
        if (message.text() != null) {
            brief.put("text", shortened(message.text(), 200));
        }
        return brief;
    }

    private void outcome(Outcome outcome) {
        put("kind", "outcome").put("subject", outcome.subject()).put("subjectId", outcome.id());
        put("messageIds", outcome.ofMessages()).put("attempt", outcome.attempt());
        put("outcome", outcome.outcome()).put("requestId", outcome.requestId());
        put("reason", outcome.reason()).put("score", outcome.score());
    }

    private void deadLetter(LogEntry entry) {
        put("kind", "dead-letter").put("reason", entry.header(Headers.REASON));
        shorten("problem", entry.header(Headers.EXCEPTION));
        String topic = entry.header(Headers.SOURCE_TOPIC);
        if (topic != null) {
            String partition = entry.header(Headers.SOURCE_PARTITION);
            put("source", topic + '-' + partition + '@' + entry.header(Headers.SOURCE_OFFSET));
        }
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private LogLine shorten(String name, @Nullable String text) {
        return put(name, text == null ? null : shortened(text, LONGEST_TEXT));
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }

    private LogLine put(String name, @Nullable Object value) {
        if (value instanceof Enum<?> code) {
            fields.put(name, Json.mapper().convertValue(code, String.class));
        } else if (value != null) {
            fields.put(name, value);
        }
        return this;
    }
}

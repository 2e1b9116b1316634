package dev.caesura.console.log;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.Identity;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.log.LogEntry.Content;
import dev.caesura.schemas.topic.Headers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Removes the fields that no page shows from an entry, so that many entries fit in memory. */
final class Slim {

    private static final int LONGEST_TEXT = 2_000;

    /** A request's messages are in the log themselves; these are kept for when those are gone. */
    private static final int LONGEST_TEXT_IN_REQUEST = 200;

    /** The headers that a conversation's story uses. */
    private static final Set<String> SHOWN =
            Set.of(
                    Headers.REASON,
                    Headers.SOURCE_TOPIC,
                    Headers.REPLAYED_FROM,
                    Headers.REPLAYED_BY,
                    Headers.REPLAYED_AT,
                    Headers.REPLAYED_TO);

    private Slim() {}

    /**
     * The entry without its bytes; empty for a record that belongs to no conversation, such as a
     * fence or another id of a contact.
     */
    static Optional<LogEntry> of(LogEntry entry) {
        Content content = entry.content();
        if (content instanceof Content.Typed typed) {
            return typed.event() instanceof Identity
                    ? Optional.empty()
                    : Optional.of(
                            with(entry, new RecordHeaders(), new Content.Typed(of(typed.event()))));
        }
        if (content instanceof Content.DeadLetter || content instanceof Content.PutBack) {
            return Optional.of(with(entry, shown(entry), content));
        }
        return Optional.empty();
    }

    private static RecordHeaders shown(LogEntry entry) {
        RecordHeaders shown = new RecordHeaders();
        for (String name : SHOWN) {
            Header last = entry.record().headers().lastHeader(name);
            if (last != null) {
                shown.add(last);
            }
        }
        return shown;
    }

    private static LogEntry with(LogEntry entry, RecordHeaders headers, Content content) {
        ConsumerRecord<byte[], byte[]> record = entry.record();
        return new LogEntry(
                entry.topic(),
                new ConsumerRecord<>(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        record.timestampType(),
                        record.serializedKeySize(),
                        record.serializedValueSize(),
                        record.key(),
                        null,
                        headers,
                        Optional.empty()),
                content);
    }

    private static Event of(Event event) {
        if (event instanceof InboundMessage message) {
            return of(message, LONGEST_TEXT);
        } else if (event instanceof ReplyRequest request) {
            return of(request);
        } else if (event instanceof ReplyDraft draft) {
            return of(draft);
        } else if (event instanceof Reply reply) {
            String text = String.valueOf(shortened(reply.text(), LONGEST_TEXT));
            return new Reply(
                    reply.replyId(),
                    reply.requestId(),
                    reply.conversationId(),
                    text,
                    reply.approvedAt(),
                    Map.of());
        } else if (event instanceof DeliveryEvent delivery) {
            return new DeliveryEvent(
                    delivery.replyId(),
                    delivery.requestId(),
                    delivery.conversationId(),
                    delivery.status(),
                    null,
                    delivery.at(),
                    shortened(delivery.error(), LONGEST_TEXT),
                    delivery.retryable());
        }
        return event;
    }

    private static InboundMessage of(InboundMessage message, int longest) {
        return message.toBuilder()
                .text(shortened(message.text(), longest))
                .payload(null)
                .media(List.of())
                .replyTo(null)
                .route(Map.of())
                .sentAt(null)
                .receivedAt(null)
                .raw(null)
                .build();
    }

    private static ReplyRequest of(ReplyRequest request) {
        return new ReplyRequest(
                request.requestId(),
                request.conversationId(),
                request.attempt(),
                request.early(),
                request.messages().stream()
                        .map(message -> of(message, LONGEST_TEXT_IN_REQUEST))
                        .toList(),
                request.openedAt(),
                request.lastMessageAt(),
                request.closedAt(),
                request.closeReason(),
                List.of(),
                List.of());
    }

    private static ReplyDraft of(ReplyDraft draft) {
        return new ReplyDraft(
                draft.requestId(),
                draft.conversationId(),
                draft.attempt(),
                shortened(draft.text(), LONGEST_TEXT),
                draft.model(),
                draft.generatedAt(),
                draft.generationMillis(),
                List.of(),
                shortened(draft.error(), LONGEST_TEXT),
                draft.retryable());
    }

    private static @Nullable String shortened(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length) + "…";
    }
}

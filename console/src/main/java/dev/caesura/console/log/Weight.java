package dev.caesura.console.log;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.topic.RecordLimits;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The approximate memory of a slim entry, in bytes: its texts of any length, and a fixed part for
 * the rest.
 */
final class Weight {

    /** An entry's objects, with ids and times of the usual lengths. */
    static final int ENTRY = 600;

    /** A message's objects, where it is a part of a request. */
    private static final int PART = 300;

    /** A text's object, and its place in a list or map. */
    private static final int TEXT = 56;

    private static final int BYTES_PER_CHARACTER = 2;

    private Weight() {}

    static long of(LogEntry entry) {
        Event event = entry.event();
        var record = entry.record();
        return ENTRY
                + RecordLimits.bytesOf(record.key(), record.value(), record.headers())
                + (event == null ? 0 : of(event));
    }

    private static long of(Event event) {
        if (event instanceof InboundMessage message) {
            return of(message);
        } else if (event instanceof ReplyRequest request) {
            return request.messages().stream().mapToLong(message -> PART + of(message)).sum();
        } else if (event instanceof ReplyDraft draft) {
            return of(draft.text()) + of(draft.error()) + of(draft.model());
        } else if (event instanceof Reply reply) {
            return of(reply.text());
        } else if (event instanceof DeliveryEvent delivery) {
            return of(delivery.error());
        } else if (event instanceof Outcome outcome) {
            return of(outcome.messageIds()) + of(outcome.reason());
        } else if (event instanceof Command command) {
            return of(command.parameters().keySet()) + of(command.parameters().values());
        }
        return 0;
    }

    private static long of(InboundMessage message) {
        return of(message.text())
                + of(message.messageId())
                + of(message.conversationId())
                + of(message.contact())
                + of(message.sender())
                + of(message.senderName())
                + of(message.automatic())
                + of(message.type())
                + of(message.aliases());
    }

    private static long of(Collection<String> texts) {
        return texts.stream().mapToLong(Weight::of).sum();
    }

    private static long of(@Nullable String text) {
        return text == null ? 0 : TEXT + (long) BYTES_PER_CHARACTER * text.length();
    }
}

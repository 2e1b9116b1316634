package dev.caesura.console.log;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.log.LogEntry.Content;
import java.util.Locale;

/** The names under which records are counted. */
final class Kinds {

    private Kinds() {}

    /**
     * An outcome is counted by its subject and its reason: {@code message:skipped/stale}. A kind
     * that no view counts is {@code other}.
     */
    static String of(LogEntry entry) {
        if (entry.event() instanceof Outcome outcome) {
            String reason = outcome.reason() == null ? "" : outcome.reason();
            return code(outcome.subject()) + ':' + code(outcome.outcome()) + '/' + reason;
        } else if (entry.event() instanceof DeliveryEvent delivery) {
            return "delivery:" + code(delivery.status());
        } else if (entry.event() instanceof InboundMessage) {
            return "message";
        } else if (entry.event() instanceof ReplyRequest) {
            return "request";
        } else if (entry.event() instanceof ReplyDraft) {
            return "draft";
        } else if (entry.event() instanceof Reply) {
            return "reply";
        } else if (entry.event() instanceof Command) {
            return "command";
        } else if (entry.content() instanceof Content.DeadLetter) {
            return "dead-letter";
        }
        return entry.content() instanceof Content.PutBack ? "put-back" : "other";
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

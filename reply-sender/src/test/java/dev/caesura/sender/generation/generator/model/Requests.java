package dev.caesura.sender.generation.generator.model;

import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.HistoryEntry;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.ReplyRequest;
import java.time.Instant;
import java.util.List;

/** Requests for an answer. */
final class Requests {

    static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private Requests() {}

    static ReplyRequest of(String text) {
        return of(
                List.of(
                        InboundMessage.builder()
                                .messageId("m-1")
                                .channel("web")
                                .account("shop")
                                .contact("ann")
                                .text(text)
                                .build()),
                List.of());
    }

    static ReplyRequest of(List<InboundMessage> messages, List<HistoryEntry> history) {
        return new ReplyRequest(
                "req-1",
                "web:shop:ann",
                1,
                messages,
                NOW,
                NOW,
                NOW,
                CloseReason.INACTIVITY,
                history,
                List.of());
    }
}

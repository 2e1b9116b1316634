package dev.caesura.console.log;

import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.Identity;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An event of each type, with a text where the type has one. */
final class Events {

    private static final String ADA = "web:shop:ada";
    private static final Instant AT = Instant.parse("2026-05-01T12:00:00Z");

    private Events() {}

    static List<Event> each(String text) {
        InboundMessage message =
                InboundMessage.builder()
                        .channel("web")
                        .account("shop")
                        .contact("ada")
                        .messageId("m1")
                        .text(text)
                        .build();
        return List.of(
                message,
                new ReplyRequest(
                        "rq1",
                        ADA,
                        1,
                        List.of(message, message),
                        AT,
                        AT,
                        AT,
                        CloseReason.INACTIVITY,
                        List.of(),
                        List.of()),
                new ReplyDraft("rq1", ADA, 1, text, null, AT, 5, List.of(), null),
                new Reply("rp1", "rq1", ADA, text, AT, Map.of()),
                new DeliveryEvent("rp1", "rq1", ADA, DeliveryStatus.FAILED, null, AT, text, true),
                new Outcome(
                        Outcome.Subject.MESSAGE,
                        "m1",
                        ADA,
                        Outcome.Kind.SKIPPED,
                        null,
                        text,
                        null,
                        AT),
                new Command("c1", ADA, Command.Name.PAUSE, Map.of("for", text), "olga", AT),
                identity());
    }

    static Identity identity() {
        return new Identity("web:shop:alias", ADA, AT);
    }
}

package dev.caesura.schemas.contract;

import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.HistoryEntry;
import dev.caesura.schemas.event.Identity;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Media;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.RecentReply;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.event.SecondOpinion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Each event in several variants, by the name of its golden file. */
final class Samples {

    private static final String WHATSAPP = "whatsapp:200300400500600:4915550100";
    private static final String REQUEST = "rq-5b1f0c2e9a7d4836";
    private static final String REPLY = "rp-5b1f0c2e9a7d4836";

    private static final InboundMessage MINIMAL_MESSAGE =
            InboundMessage.builder()
                    .messageId("wamid.SAMPLE0001")
                    .channel("whatsapp")
                    .account("200300400500600")
                    .contact("4915550100")
                    .build();

    private static final InboundMessage TEXT_MESSAGE =
            InboundMessage.builder()
                    .messageId("wamid.SAMPLE0002")
                    .channel("whatsapp")
                    .account("200300400500600")
                    .contact("4915550100")
                    .text("Is the table at 8 still free?")
                    .sentAt(at("2026-03-01T10:15:30Z"))
                    .receivedAt(at("2026-03-01T10:15:30.482Z"))
                    .build();

    private Samples() {}

    static Map<String, Event> all() {
        Map<String, Event> all = new LinkedHashMap<>();
        addMessages(all);
        addGroupMessages(all);
        addRequests(all);
        addDrafts(all);
        addReplies(all);
        addDeliveries(all);
        addOutcomes(all);
        addCommands(all);
        all.put(
                "identity.full",
                new Identity(
                        "whatsapp:200300400500600:DE.81900200",
                        WHATSAPP,
                        at("2026-03-01T10:15:31Z")));
        return all;
    }

    private static void addMessages(Map<String, Event> all) {
        all.put("inbound-message.minimal", MINIMAL_MESSAGE);
        all.put("inbound-message.text", TEXT_MESSAGE);
        all.put("inbound-message.full", fullMessage());
        all.put(
                "inbound-message.echo",
                InboundMessage.builder()
                        .messageId("m_SAMPLE0003")
                        .channel("messenger")
                        .account("700800900")
                        .contact("2400111222")
                        .sender("700800900")
                        .direction(Direction.ECHO)
                        .text("This is Ana, I'll take it from here.")
                        .sentAt(at("2026-03-01T10:16:02.125Z"))
                        .receivedAt(at("2026-03-01T10:16:02.601Z"))
                        .build());
        all.put(
                "inbound-message.group",
                InboundMessage.builder()
                        .messageId("-1001700:42:981")
                        .channel("telegram")
                        .account("table:bot%1")
                        .contact("-1001700:42")
                        .sender("550660")
                        .text("Two of us")
                        .build());
        all.put(
                "inbound-message.button",
                InboundMessage.builder()
                        .messageId("wamid.SAMPLE0004")
                        .channel("whatsapp")
                        .account("200300400500600")
                        .contact("4915550100")
                        .type("button_reply")
                        .text("Yes, please")
                        .payload("confirm-8pm")
                        .replyTo("wamid.SAMPLE0000")
                        .build());
        all.put(
                "inbound-message.route",
                InboundMessage.builder()
                        .messageId("550660:12")
                        .channel("telegram")
                        .account("bot")
                        .contact("550660")
                        .text("Is it free?")
                        .route(
                                Map.of(
                                        "direct_messages_topic_id", "8",
                                        "business_connection_id", "bc-17"))
                        .build());
        all.put(
                "inbound-message.unicode",
                InboundMessage.builder()
                        .messageId("web-0005")
                        .channel("web")
                        .account("shop")
                        .contact("gäst-7\u0001")
                        .text(
                                "„Grüße“ \uD83D\uDC4B\uD83C\uDFFD 你好\n\t\"quoted\" \\ \u2028 cut: \uD83D")
                        .build());
        all.put(
                "inbound-message.unsupported",
                InboundMessage.builder()
                        .messageId("wamid.SAMPLE0006")
                        .channel("whatsapp")
                        .account("200300400500600")
                        .contact("4915550100")
                        .type("unsupported")
                        .raw("{\"id\":\"wamid.SAMPLE0006\",\"type\":\"hologram\"}")
                        .build());
    }

    private static void addGroupMessages(Map<String, Event> all) {
        all.put(
                "inbound-message.edit",
                TEXT_MESSAGE.toBuilder()
                        .kind(InboundMessage.Kind.EDIT)
                        .text("Is the table at 9 still free?")
                        .build());
        all.put(
                "inbound-message.automatic",
                InboundMessage.builder()
                        .messageId("m_SAMPLE0010")
                        .channel("messenger")
                        .account("700800900")
                        .contact("2400111222")
                        .sender("700800900")
                        .direction(Direction.ECHO)
                        .automatic("greeting")
                        .text("Welcome!")
                        .build());
        all.put(
                "inbound-message.member",
                InboundMessage.builder()
                        .messageId("-1001700:42:982")
                        .channel("telegram")
                        .account("bot")
                        .contact("-1001700:42")
                        .sender("550661")
                        .senderName("Mia")
                        .fromBot(true)
                        .group(true)
                        .addressed(true)
                        .aliases(List.of("-1700:42"))
                        .text("/hours")
                        .build());
    }

    private static InboundMessage fullMessage() {
        return InboundMessage.builder()
                .messageId("wamid.SAMPLE0007")
                .channel("whatsapp")
                .account("200300400500600")
                .contact("4915550100")
                .sender("4915550177")
                .type("image")
                .text("Like this one")
                .payload("{\"caption\":true}")
                .media(
                        List.of(
                                new Media(
                                        "image",
                                        "media-31",
                                        "https://media.example/31?token=abc",
                                        "image/jpeg",
                                        "table.jpg"),
                                new Media("document", "media-32", null, null, null)))
                .replyTo("wamid.SAMPLE0002")
                .sentAt(at("2026-03-01T10:15:41Z"))
                .receivedAt(at("2026-03-01T10:15:41.000250001Z"))
                .raw("{\"id\":\"wamid.SAMPLE0007\",\"type\":\"image\"}")
                .build();
    }

    private static void addRequests(Map<String, Event> all) {
        all.put(
                "reply-request.minimal",
                new ReplyRequest(
                        REQUEST,
                        WHATSAPP,
                        1,
                        List.of(),
                        at("2026-03-01T10:15:30.500Z"),
                        at("2026-03-01T10:15:30.500Z"),
                        at("2026-03-01T10:16:00.500Z"),
                        CloseReason.INACTIVITY,
                        List.of(),
                        List.of()));
        all.put(
                "reply-request.full",
                new ReplyRequest(
                        REQUEST,
                        WHATSAPP,
                        1,
                        List.of(TEXT_MESSAGE, fullMessage()),
                        at("2026-03-01T10:15:30.500Z"),
                        at("2026-03-01T10:15:41.010Z"),
                        at("2026-03-01T10:16:11.010Z"),
                        CloseReason.INACTIVITY,
                        history(),
                        List.of(
                                new RecentReply(
                                        "We have a table at 8.",
                                        at("2026-03-01T10:14:59.300Z"),
                                        null))));
        all.put(
                "reply-request.recent",
                new ReplyRequest(
                        REQUEST,
                        WHATSAPP,
                        1,
                        List.of(MINIMAL_MESSAGE),
                        at("2026-03-01T10:15:30.500Z"),
                        at("2026-03-01T10:15:30.500Z"),
                        at("2026-03-01T10:16:00.500Z"),
                        CloseReason.INACTIVITY,
                        List.of(),
                        List.of(
                                new RecentReply(
                                        "We have a table at 8.",
                                        at("2026-03-01T10:14:59.300Z"),
                                        REPLY))));
        all.put(
                "reply-request.supersede",
                new ReplyRequest(
                        REQUEST,
                        WHATSAPP,
                        2,
                        List.of(MINIMAL_MESSAGE),
                        at("2026-03-01T10:15:30.500Z"),
                        at("2026-03-01T10:17:00Z"),
                        at("2026-03-01T10:17:30Z"),
                        CloseReason.SUPERSEDE,
                        List.of(),
                        List.of()));
    }

    private static ReplyRequest earlyRequest() {
        return new ReplyRequest(
                REQUEST,
                WHATSAPP,
                1,
                true,
                List.of(MINIMAL_MESSAGE),
                at("2026-03-01T10:15:30.500Z"),
                at("2026-03-01T10:15:30.500Z"),
                at("2026-03-01T10:16:00.500Z"),
                CloseReason.INACTIVITY,
                List.of(
                        new HistoryEntry(
                                HistoryEntry.Role.CONTACT,
                                "text",
                                "Hello",
                                "Mia",
                                at("2026-03-01T10:14:20Z"))),
                List.of());
    }

    private static List<HistoryEntry> history() {
        return List.of(
                new HistoryEntry(
                        HistoryEntry.Role.CONTACT, "text", "Hello", at("2026-03-01T10:14:20Z")),
                new HistoryEntry(
                        HistoryEntry.Role.BOT,
                        "text",
                        "We have a table at 8.",
                        at("2026-03-01T10:14:59.300Z")),
                new HistoryEntry(
                        HistoryEntry.Role.PERSON, "image", null, at("2026-03-01T10:15:10Z")));
    }

    private static void addDrafts(Map<String, Event> all) {
        all.put("reply-request.early", earlyRequest());
        all.put(
                "reply-draft.outage",
                new ReplyDraft(
                        REQUEST,
                        WHATSAPP,
                        2,
                        null,
                        "table-model-2",
                        at("2026-03-01T10:16:41Z"),
                        120,
                        List.of(),
                        "generation-outage",
                        true));
        all.put(
                "reply-draft.text",
                new ReplyDraft(
                        REQUEST,
                        WHATSAPP,
                        1,
                        "Yes, it is free.",
                        "table-model-2",
                        at("2026-03-01T10:16:13.250Z"),
                        2240,
                        List.of(),
                        null));
        all.put(
                "reply-draft.opinion",
                new ReplyDraft(
                        REQUEST,
                        WHATSAPP,
                        1,
                        "Yes, it is free.",
                        "table-model-2",
                        at("2026-03-01T10:16:13.250Z"),
                        2240,
                        List.of(new SecondOpinion(REPLY, 0.91)),
                        null));
        all.put(
                "reply-draft.error",
                new ReplyDraft(
                        REQUEST,
                        WHATSAPP,
                        3,
                        null,
                        "table-model-2",
                        at("2026-03-01T10:16:41Z"),
                        30000,
                        List.of(),
                        "the model did not answer within 30 s"));
        all.put(
                "reply-draft.minimal",
                new ReplyDraft(
                        REQUEST,
                        WHATSAPP,
                        1,
                        null,
                        null,
                        at("2026-03-01T10:16:12Z"),
                        0,
                        List.of(),
                        null));
    }

    private static void addReplies(Map<String, Event> all) {
        all.put(
                "reply.minimal",
                new Reply(
                        REPLY,
                        REQUEST,
                        WHATSAPP,
                        "Yes, it is free.",
                        at("2026-03-01T10:16:13.300Z"),
                        Map.of()));
        all.put(
                "reply.route",
                new Reply(
                        REPLY,
                        REQUEST,
                        "telegram:bot:550660",
                        "Yes, it is free.",
                        at("2026-03-01T10:16:13.300Z"),
                        Map.of("business_connection_id", "bc-17")));
        all.put(
                "reply.unicode",
                new Reply(
                        REPLY,
                        REQUEST,
                        "web:shop:gäst-7%01",
                        "Ja \uD83C\uDF89\nBis um 8!",
                        at("2026-03-01T10:16:14Z"),
                        Map.of()));
    }

    private static void addDeliveries(Map<String, Event> all) {
        all.put(
                "delivery-event.attempted",
                delivery(DeliveryStatus.ATTEMPTED, null, null, false, "10:16:13.320Z"));
        all.put(
                "delivery-event.sent",
                delivery(DeliveryStatus.SENT, "wamid.SAMPLE0100", null, false, "10:16:13.700Z"));
        all.put(
                "delivery-event.delivered",
                delivery(DeliveryStatus.DELIVERED, "wamid.SAMPLE0100", null, false, "10:16:15Z"));
        all.put(
                "delivery-event.read",
                new DeliveryEvent(
                        null,
                        null,
                        WHATSAPP,
                        DeliveryStatus.READ,
                        "wamid.SAMPLE0100",
                        at("2026-03-01T10:16:30Z"),
                        null,
                        false));
        all.put(
                "delivery-event.failed-for-now",
                delivery(DeliveryStatus.FAILED, null, "503 from the channel", true, "10:16:14Z"));
        all.put(
                "delivery-event.failed-for-good",
                delivery(
                        DeliveryStatus.FAILED,
                        "wamid.SAMPLE0100",
                        "131026: the contact can't be reached",
                        false,
                        "10:16:19Z"));
        all.put(
                "delivery-event.minimal",
                new DeliveryEvent(
                        null,
                        null,
                        WHATSAPP,
                        DeliveryStatus.SENT,
                        null,
                        at("2026-03-01T10:16:13Z"),
                        null,
                        false));
    }

    private static DeliveryEvent delivery(
            DeliveryStatus status, String provider, String error, boolean retryable, String time) {
        return new DeliveryEvent(
                REPLY,
                REQUEST,
                WHATSAPP,
                status,
                provider,
                at("2026-03-01T" + time),
                error,
                retryable);
    }

    private static void addOutcomes(Map<String, Event> all) {
        all.put(
                "outcome.messages-withdrawn",
                new Outcome(
                        Outcome.Subject.MESSAGE,
                        "wamid.SAMPLE0002",
                        List.of("wamid.SAMPLE0002", "wamid.SAMPLE0003"),
                        WHATSAPP,
                        Outcome.Kind.WITHDRAWN,
                        null,
                        null,
                        "message-deleted",
                        null,
                        at("2026-03-01T10:16:13.700Z")));
        all.put(
                "outcome.attempt-superseded",
                new Outcome(
                        Outcome.Subject.ATTEMPT,
                        REQUEST,
                        List.of(),
                        WHATSAPP,
                        Outcome.Kind.SUPERSEDED,
                        REQUEST,
                        2,
                        "message-joined",
                        null,
                        at("2026-03-01T10:16:13.700Z")));
        all.put(
                "outcome.minimal",
                new Outcome(
                        Outcome.Subject.MESSAGE,
                        "wamid.SAMPLE0002",
                        WHATSAPP,
                        Outcome.Kind.DUPLICATE,
                        null,
                        null,
                        null,
                        at("2026-03-01T10:15:31Z")));
        all.put(
                "outcome.message-answered",
                new Outcome(
                        Outcome.Subject.MESSAGE,
                        "wamid.SAMPLE0002",
                        WHATSAPP,
                        Outcome.Kind.ANSWERED,
                        REQUEST,
                        null,
                        null,
                        at("2026-03-01T10:16:13.700Z")));
        all.put(
                "outcome.full",
                new Outcome(
                        Outcome.Subject.MESSAGE,
                        "wamid.SAMPLE0008",
                        WHATSAPP,
                        Outcome.Kind.SKIPPED,
                        REQUEST,
                        "similar-question",
                        0.8125,
                        at("2026-03-01T10:17:13.700Z")));
        all.put(
                "outcome.turn-suppressed",
                new Outcome(
                        Outcome.Subject.TURN,
                        REQUEST,
                        WHATSAPP,
                        Outcome.Kind.SUPPRESSED,
                        null,
                        "equal-reply",
                        1.0,
                        at("2026-03-01T10:16:13.300Z")));
        all.put(
                "outcome.turn-failed",
                new Outcome(
                        Outcome.Subject.TURN,
                        REQUEST,
                        WHATSAPP,
                        Outcome.Kind.FAILED,
                        null,
                        "attempts-used-up",
                        null,
                        at("2026-03-01T10:22:00Z")));
    }

    private static void addCommands(Map<String, Event> all) {
        all.put(
                "command.minimal",
                new Command(
                        "cmd-01",
                        WHATSAPP,
                        Command.Name.STOP,
                        Map.of(),
                        null,
                        at("2026-03-01T11:00:00Z")));
        all.put(
                "command.full",
                new Command(
                        "cmd-02",
                        WHATSAPP,
                        Command.Name.PAUSE,
                        Map.of("for", "PT2H", "because", "a call", "zone", "Europe/Berlin"),
                        "ana",
                        at("2026-03-01T11:00:05.250Z")));
        all.put(
                "command.flush",
                new Command(
                        "cmd-03",
                        "telegram:table%3Abot%251:-1001700:42",
                        Command.Name.FLUSH,
                        Map.of(),
                        "console",
                        at("2026-03-01T11:00:09Z")));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}

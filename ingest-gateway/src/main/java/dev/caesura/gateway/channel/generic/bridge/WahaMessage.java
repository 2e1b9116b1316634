package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.gateway.channel.read.Times;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import dev.caesura.schemas.event.Media;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads WAHA's messages; each engine adds its own data, see {@link WahaData}. */
final class WahaMessage {

    private final OwnIds own;
    private final String session;
    private final Webhook call;
    private final TranslationBuilder found;

    WahaMessage(OwnIds own, String session, Webhook call, TranslationBuilder found) {
        this.own = own;
        this.session = session;
        this.call = call;
        this.found = found;
    }

    void readMessage(JsonNode payload) {
        WahaData data = WahaData.of(payload);
        Optional<BaileysNotice> notice = data.notice();
        String id = WahaId.in(payload, "id");
        if (isOfFeed(payload)) {
            return;
        }
        if (notice.isPresent()) {
            found.event(notice.get().kind(), notice.get().idOr(id), data.kind());
            return;
        }
        Content content = contentOf(payload);
        String stub = data.stub();
        if (!content.type().equals("text") || content.text() != null) {
            add(payload, id, content, Kind.MESSAGE);
        } else if (stub == null || BaileysMessage.isCipher(stub)) {
            found.event(EventKinds.WITHOUT_TEXT, id, stub);
        } else {
            found.event(EventKinds.SYSTEM, id, stub);
        }
    }

    void readEdit(JsonNode payload) {
        String id = WahaId.in(payload, "editedMessageId");
        if (id == null) {
            found.event(
                    EventKinds.EDIT, WahaId.in(payload, "id"), "of a message that is not named");
        } else if (!isOfFeed(payload)) {
            add(payload, id, contentOf(payload), Kind.EDIT);
        }
    }

    /** A deleted message comes in its old form ({@code before}) and its present one. */
    void readDeletion(JsonNode payload) {
        JsonNode before = payload.path("before");
        JsonNode after = payload.path("after").isObject() ? payload.path("after") : payload;
        String known = WahaId.in(before, "id");
        String id = known == null ? WahaId.in(payload, "revokedMessageId") : known;
        JsonNode message = before.isObject() ? before : after;
        if (id == null) {
            found.event(EventKinds.DELETION, null, "of a message that is not named");
        } else if (!isOfFeed(message)) {
            Content nothing = new Content("deletion", null, null, List.of());
            found.message(nothing.into(start(message, id)).kind(Kind.DELETION).build());
        }
    }

    /** Whether it belongs to a feed, which is counted and read no further. */
    private boolean isOfFeed(JsonNode payload) {
        Jid chat = chatOf(payload);
        if (chat.isBroadcast()) {
            found.event(EventKinds.FEED, WahaId.in(payload, "id"), chat.text());
        }
        return chat.isBroadcast();
    }

    void readPresence(JsonNode payload) {
        String chat = WebhookJson.text(payload, "id");
        boolean known = false;
        for (JsonNode person : WebhookJson.items(payload, "presences")) {
            String presence = WebhookJson.text(person, "lastKnownPresence");
            if (chat != null && BridgeMessage.isWriting(presence)) {
                Jid who = ofWeb(Jid.ofNullable(WebhookJson.text(person, "participant")));
                found.message(BridgeMessage.typing(call, session, Jid.of(chat).ofWeb(), who));
                known = true;
            }
        }
        if (!known) {
            found.event(EventKinds.STATUS, chat, "presence");
        }
    }

    private void add(JsonNode payload, @Nullable String id, Content content, Kind kind) {
        boolean meant = chatOf(payload).isGroup() && isMeant(payload, content.text());
        found.message(
                content.into(start(payload, id))
                        .kind(kind)
                        .addressed(meant)
                        .replyTo(quotedId(payload))
                        .build());
    }

    private InboundMessage.Builder start(JsonNode payload, @Nullable String id) {
        boolean ours = BridgeMessage.isOurs(payload);
        Jid chat = chatOf(payload);
        WahaData data = WahaData.of(payload);
        Jid writer = ofWeb(Jid.ofNullable(WebhookJson.text(payload, "participant", "author")));
        Jid business = ofWeb(own.first());
        boolean byApi = ours && "api".equals(WebhookJson.text(payload, "source"));
        return BridgeMessage.start(call, session, chat, ours, own, data.otherIds(ours, own))
                .messageId(id == null ? DerivedId.of(chat.text(), payload.toString()) : id)
                .sender(BridgeMessage.sender(writer, chat, ours, business, session))
                .senderName(data.senderName())
                .automatic(byApi ? "api" : null)
                .sentAt(Times.epoch(payload.path("timestamp")));
    }

    private static @Nullable Jid ofWeb(@Nullable Jid id) {
        return id == null ? null : id.ofWeb();
    }

    /** The chat is the other side's. */
    private static Jid chatOf(JsonNode payload) {
        boolean ours = BridgeMessage.isOurs(payload);
        String chat = WebhookJson.text(payload, ours ? "to" : "from");
        if (chat == null) {
            throw new UnreadableWebhookException(
                    "The message does not say who it is " + (ours ? "to" : "from"));
        }
        return Jid.of(chat).ofWeb();
    }

    private static @Nullable String quotedId(JsonNode payload) {
        String quoted = WahaId.in(payload.path("replyTo"), "id");
        return quoted == null ? WahaData.of(payload).context().quotedId() : quoted;
    }

    private boolean isMeant(JsonNode payload, @Nullable String text) {
        WahaData data = WahaData.of(payload);
        String quoted = WebhookJson.text(payload.path("replyTo"), "participant");
        List<String> mentioned =
                Stream.concat(data.mentioned().stream(), WahaData.ids(payload, "mentionedIds"))
                        .toList();
        return own.areMeant(
                mentioned, quoted == null ? data.context().quotedWriter() : quoted, text);
    }

    private static Content contentOf(JsonNode payload) {
        WahaData data = WahaData.of(payload);
        return said(payload, data).about(data.context().ad());
    }

    private static Content said(JsonNode payload, WahaData data) {
        String body = WebhookJson.text(payload, "body");
        if (payload.path("location").isObject()) {
            return new Content(
                    "location", body, WebhookJson.json(payload.path("location")), List.of());
        }
        if (!WebhookJson.items(payload, "vCards").isEmpty()) {
            return Content.data("contacts", WebhookJson.json(payload.path("vCards")));
        }
        JsonNode media = payload.path("media");
        if (media.isObject() || WebhookJson.isTrue(payload, "hasMedia")) {
            return Content.media(file(media), body);
        }
        String type = data.type();
        if (body != null || "chat".equals(type)) {
            return data.choice().map(choice -> choice.saying(body)).orElse(Content.text(body));
        }
        if (type != null) {
            return data.poll().orElseGet(() -> Content.unknown(type, data.json()));
        }
        return data.part()
                .map(part -> BaileysContent.of(part, data.context()))
                .orElseGet(() -> Content.text(null));
    }

    private static Media file(JsonNode media) {
        String mimeType = WebhookJson.text(media, "mimetype");
        String kind = mimeType == null ? "media" : mimeType.replaceFirst("/.*", "");
        String type =
                switch (kind) {
                    case "image", "video", "audio", "media" -> kind;
                    default -> "document";
                };
        return new Media(
                type,
                null,
                WebhookJson.text(media, "url"),
                mimeType,
                WebhookJson.text(media, "filename"));
    }
}

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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads WAHA's messages; each engine adds its own data in {@code _data}. */
final class WahaMessage {

    private final JsonNode me;
    private final String session;
    private final Webhook call;
    private final TranslationBuilder found;

    WahaMessage(JsonNode root, Webhook call, TranslationBuilder found) {
        this.me = root.path("me");
        this.session = String.valueOf(WebhookJson.text(root, "session"));
        this.call = call;
        this.found = found;
    }

    void readMessage(JsonNode payload) {
        Jid chat = chatOf(payload);
        if (chat.isBroadcast()) {
            found.event(EventKinds.FEED, WahaBridge.idOf(payload), chat.text());
        } else {
            found.message(contentOf(payload).into(start(payload)).build());
        }
    }

    void readEdit(JsonNode payload) {
        String id = changed(payload, WebhookJson.text(payload, "editedMessageId"));
        if (id == null) {
            found.event(
                    EventKinds.EDIT, WahaBridge.idOf(payload), "of a message that is not named");
        } else {
            found.message(
                    contentOf(payload).into(start(payload).messageId(id).kind(Kind.EDIT)).build());
        }
    }

    /** What was taken back comes as it was ({@code before}) and as it is now. */
    void readDeletion(JsonNode payload) {
        JsonNode before = payload.path("before");
        JsonNode after = payload.path("after").isObject() ? payload.path("after") : payload;
        JsonNode message = before.isObject() ? before : after;
        String named = WebhookJson.text(payload, "revokedMessageId");
        String known = before.isObject() ? WahaBridge.idOf(before) : null;
        String id = known == null ? changed(message, named) : known;
        if (id == null) {
            found.event(EventKinds.DELETION, null, "of a message that is not named");
        } else {
            Content nothing = new Content("deletion", null, null, List.of());
            found.message(nothing.into(start(message).messageId(id).kind(Kind.DELETION)).build());
        }
    }

    void readPresence(JsonNode payload) {
        String chat = WebhookJson.text(payload, "id");
        for (JsonNode person : WebhookJson.items(payload, "presences")) {
            String presence = WebhookJson.text(person, "lastKnownPresence");
            boolean writes = "typing".equals(presence) || "composing".equals(presence);
            if (chat != null && writes) {
                String who = WebhookJson.text(person, "participant");
                found.message(BridgeMessage.typing(call, session, Jid.of(chat), who));
            }
        }
    }

    /** The bare id in the form that the message itself had: {@code side_chat_id}. */
    private @Nullable String changed(JsonNode payload, @Nullable String bare) {
        if (bare == null || bare.contains("_")) {
            return bare;
        }
        return BridgeMessage.isOurs(payload) + "_" + raw(payload) + "_" + bare;
    }

    private InboundMessage.Builder start(JsonNode payload) {
        boolean ours = BridgeMessage.isOurs(payload);
        Jid chat = chatOf(payload);
        String id = WahaBridge.idOf(payload);
        String writer = WebhookJson.text(payload, "participant", "author");
        boolean byApi = ours && "api".equals(WebhookJson.text(payload, "source"));
        String own = WebhookJson.text(me, "id");
        String contact = !ours ? chat.text() : own == null ? session : own;
        return BridgeMessage.start(call, session, chat, ours, List.of())
                .messageId(id == null ? DerivedId.of(chat.text(), payload.toString()) : id)
                .sender(writer == null ? contact : Jid.of(writer).text())
                .senderName(nameIn(payload))
                .addressed(chat.isGroup() && isAddressed(payload))
                .automatic(byApi ? "api" : null)
                .replyTo(WebhookJson.text(payload.path("replyTo"), "id"))
                .sentAt(Times.epoch(payload.path("timestamp")));
    }

    private static Jid chatOf(JsonNode payload) {
        return Jid.of(raw(payload));
    }

    /** The chat is whoever the other side is. */
    private static String raw(JsonNode payload) {
        boolean ours = BridgeMessage.isOurs(payload);
        String chat = WebhookJson.text(payload, ours ? "to" : "from");
        if (chat == null) {
            throw new UnreadableWebhookException(
                    "The message does not say who it is " + (ours ? "to" : "from"));
        }
        return chat;
    }

    private static @Nullable String nameIn(JsonNode payload) {
        JsonNode data = payload.path("_data");
        String name = WebhookJson.text(data, "notifyName", "pushName");
        return name == null ? WebhookJson.text(data.path("Info"), "PushName") : name;
    }

    private boolean isAddressed(JsonNode payload) {
        String quoted = WebhookJson.text(payload.path("replyTo"), "participant");
        boolean mentioned =
                WebhookJson.items(payload, "mentionedIds").stream()
                        .anyMatch(id -> isOwn(WebhookJson.text(id)));
        String own = WebhookJson.text(me, "id");
        String body = payload.path("body").asString("");
        return mentioned
                || isOwn(quoted)
                || (own != null && body.contains("@" + Jid.of(own).user()));
    }

    private boolean isOwn(@Nullable String id) {
        String user = id == null ? null : Jid.of(id).user();
        String own = WebhookJson.text(me, "id");
        String lid = WebhookJson.text(me, "lid");
        return user != null
                && ((own != null && user.equals(Jid.of(own).user()))
                        || (lid != null && user.equals(Jid.of(lid).user())));
    }

    private static Content contentOf(JsonNode payload) {
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
        String type = WebhookJson.text(payload.path("_data"), "type");
        if (body != null || type == null || type.equals("chat")) {
            return Content.text(body);
        }
        return Content.unknown(type, payload.path("_data"));
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

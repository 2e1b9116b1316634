package dev.caesura.gateway.channel.meta;

import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.gateway.channel.read.Times;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One thing that happened in a chat: who, with whom, when, and what. */
final class MessagingItem {

    private final String channel;
    private final String account;
    private final JsonNode json;
    private final JsonNode time;

    MessagingItem(String channel, String account, JsonNode json, JsonNode entry) {
        this.channel = channel;
        this.account = account;
        this.json = WebhookJson.requireObject(json, "item");
        this.time = json.hasNonNull("timestamp") ? json.path("timestamp") : entry.path("time");
    }

    JsonNode json() {
        return json;
    }

    String channel() {
        return channel;
    }

    String account() {
        return account;
    }

    /** Milliseconds, but seconds from the dashboard's test button; null where it is no number. */
    @Nullable Instant sentAt() {
        return Times.epoch(time);
    }

    /**
     * The person; before a person is known by an id, by the reference that a page's plugin gave.
     */
    String sender() {
        return person("sender");
    }

    /** A person who is known by a reference only is written to by it, too. */
    private Map<String, String> route() {
        JsonNode sender = json.path("sender");
        return sender.hasNonNull("id") || !sender.hasNonNull("user_ref")
                ? Map.of()
                : Map.of("recipient", "user_ref");
    }

    InboundMessage message(JsonNode message) {
        String sender = sender();
        return build(message, Direction.INBOUND, sender, sender, MessagingContent.of(message));
    }

    /**
     * What the business side sent: the chat is the recipient's. The payload is the {@code metadata}
     * that the sending app gave along, by which it knows its own.
     */
    InboundMessage echo(JsonNode message) {
        String sender = WebhookJson.text(json.path("sender"), "id", "user_ref");
        Content said = MessagingContent.of(message);
        String metadata = WebhookJson.text(message, "metadata");
        Content content = new Content(said.type(), said.text(), metadata, said.media());
        return build(
                message,
                Direction.ECHO,
                sender == null ? account : sender,
                person("recipient"),
                content);
    }

    /** A pressed button. Most have no id: one is derived, so that a redelivery is known as one. */
    InboundMessage postback(JsonNode postback) {
        String sender = sender();
        String payload = WebhookJson.text(postback, "payload");
        String id = WebhookJson.text(postback, "mid");
        Content content =
                Content.choice("postback", WebhookJson.text(postback, "title", "payload"), payload);
        return start(Direction.INBOUND, sender, sender, content)
                .messageId(id == null ? derived(sender, payload) : id)
                .build();
    }

    private InboundMessage build(
            JsonNode message, Direction direction, String sender, String contact, Content content) {
        String id = WebhookJson.text(message, "mid");
        return start(direction, sender, contact, content)
                .messageId(id == null ? derived(sender, message.toString()) : id)
                .replyTo(WebhookJson.text(message.path("reply_to"), "mid"))
                .build();
    }

    private InboundMessage.Builder start(
            Direction direction, String sender, String contact, Content content) {
        return content.into(InboundMessage.builder())
                .channel(channel)
                .account(account)
                .contact(contact)
                .sender(sender)
                .direction(direction)
                .route(route())
                .sentAt(sentAt());
    }

    private String derived(String sender, @Nullable String content) {
        return DerivedId.of(account, sender, WebhookJson.text(time), content);
    }

    private String person(String role) {
        String id = WebhookJson.text(json.path(role), "id", "user_ref");
        if (id == null) {
            throw new UnreadableWebhookException("The item has no " + role);
        }
        return id;
    }
}

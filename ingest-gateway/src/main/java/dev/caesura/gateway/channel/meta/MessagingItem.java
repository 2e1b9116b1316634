package dev.caesura.gateway.channel.meta;

import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.gateway.channel.read.Times;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One event in a chat: its people, its time, and its content. */
final class MessagingItem {

    private final String channel;
    private final String account;
    private final JsonNode json;
    private final JsonNode time;
    private final MessagingEcho echo;

    MessagingItem(
            String channel, String account, JsonNode json, JsonNode entry, MessagingEcho echo) {
        this.channel = channel;
        this.account = account;
        this.json = WebhookJson.requireObject(json, "item");
        this.echo = echo;
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

    /** Replies to a person who is known only by a reference also use it. */
    private Map<String, String> route() {
        JsonNode sender = json.path("sender");
        return sender.hasNonNull("id") || !sender.hasNonNull("user_ref")
                ? Map.of()
                : Map.of("recipient", "user_ref");
    }

    InboundMessage message(JsonNode message) {
        return build(message, MessagingContent.of(message)).build();
    }

    /** A message from an item that has another name. */
    InboundMessage saying(JsonNode part, Content content) {
        return build(part, content).build();
    }

    /**
     * A message of the business side: the chat is the recipient's. The payload is the {@code
     * metadata} that the sending app attached to recognize its own messages.
     */
    InboundMessage echo(JsonNode message) {
        Content said = MessagingContent.of(message);
        String metadata = WebhookJson.text(message, "metadata");
        Content content = new Content(said.type(), said.text(), metadata, said.media());
        return build(message, content).automatic(echo.automation(json, message)).build();
    }

    /** A later text of a message. */
    InboundMessage edit(JsonNode edit) {
        return build(edit, Content.text(WebhookJson.text(edit, "text"))).kind(Kind.EDIT).build();
    }

    /** The deletion of a message. */
    InboundMessage deletion(JsonNode message) {
        Content nothing = new Content("deletion", null, null, List.of());
        return build(message, nothing).kind(Kind.DELETION).build();
    }

    /** Whether the event concerns a person. */
    boolean hasPerson() {
        String role = isEcho() ? "recipient" : "sender";
        return WebhookJson.text(json.path(role), "id", "user_ref") != null;
    }

    /**
     * A message says so itself, or is one because the account wrote it to somebody else; the
     * account's other actions in a chat concern its own messages.
     */
    boolean isEcho() {
        boolean ofAccount = account.equals(WebhookJson.text(json.path("sender"), "id"));
        JsonNode message = json.path("message");
        if (!message.isObject()) {
            return ofAccount;
        }
        return WebhookJson.isTrue(message, "is_echo") || (ofAccount && goesToAnother());
    }

    private boolean goesToAnother() {
        String recipient = WebhookJson.text(json.path("recipient"), "id", "user_ref");
        return recipient != null && !recipient.equals(account);
    }

    /** A pressed button. Most have no id: one is derived, so that a redelivery is recognized. */
    InboundMessage postback(JsonNode postback) {
        String sender = contact();
        String payload = WebhookJson.text(postback, "payload");
        String id = WebhookJson.text(postback, "mid");
        Content content =
                Content.choice("postback", WebhookJson.text(postback, "title", "payload"), payload);
        return start(content).messageId(id == null ? derived(sender, payload) : id).build();
    }

    private InboundMessage.Builder build(JsonNode message, Content content) {
        String id = WebhookJson.text(message, "mid");
        return start(content)
                .messageId(id == null ? derived(contact(), message.toString()) : id)
                .replyTo(WebhookJson.text(message.path("reply_to"), "mid"));
    }

    private InboundMessage.Builder start(Content content) {
        String writer = WebhookJson.text(json.path("sender"), "id", "user_ref");
        return content.into(InboundMessage.builder())
                .channel(channel)
                .account(account)
                .contact(contact())
                .sender(writer == null ? account : writer)
                .direction(isEcho() ? Direction.ECHO : Direction.INBOUND)
                .aliases(isEcho() ? List.of() : aliases())
                .route(route())
                .sentAt(sentAt());
    }

    private String contact() {
        return person(isEcho() ? "recipient" : "sender");
    }

    /**
     * The reference by which a plugin of the page knew the person before they wrote: it comes
     * beside the id, or with the first message after it.
     */
    private List<String> aliases() {
        JsonNode sender = json.path("sender");
        Set<String> ids = new LinkedHashSet<>();
        Stream.of(
                        WebhookJson.text(sender, "user_ref"),
                        WebhookJson.text(json.path("prior_message"), "identifier"))
                .filter(Objects::nonNull)
                .filter(id -> !id.startsWith("<")) // A sample's placeholder is everybody's.
                .forEach(ids::add);
        ids.remove(sender());
        return List.copyOf(ids);
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

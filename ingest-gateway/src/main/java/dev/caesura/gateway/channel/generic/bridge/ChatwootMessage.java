package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.UnknownDirectionException;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.read.Automation;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.gateway.channel.read.Times;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.channel.ChannelCatalog;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads Chatwoot's messages. A contact is a conversation there: replies are posted to
 * conversations.
 */
final class ChatwootMessage {

    private final JsonNode json;
    private final Webhook call;
    private final TranslationBuilder found;

    ChatwootMessage(JsonNode json, Webhook call, TranslationBuilder found) {
        this.json = json;
        this.call = call;
        this.found = found;
    }

    /**
     * Whether it is in a conversation by which Caesura has handed another one to people: messages
     * there are the agents' talk, not a contact's.
     */
    boolean isHandedOff() {
        JsonNode conversation = json.path("conversation");
        String of =
                WebhookJson.text(
                        conversation.path("custom_attributes"), ChatwootBridge.CONVERSATION);
        String number = WebhookJson.text(conversation, "display_id", "id");
        return of != null && (number == null || !of.equals(id(number).toString()));
    }

    private ConversationId id(String number) {
        return new ConversationId(ChannelCatalog.GENERIC.name(), account(), number);
    }

    private String account() {
        String account = WebhookJson.text(json.path("account"), "id");
        return call.pathAccountOr(account == null ? Webhook.DEFAULT_ACCOUNT : account);
    }

    void readCreated() {
        String type = type();
        if (WebhookJson.isTrue(json, "private")) {
            found.event(EventKinds.NOTE, id(), "a private note");
        } else if (type.equals("activity")) {
            found.event(EventKinds.SYSTEM, id(), type);
        } else if (WebhookJson.isTrue(json.path("content_attributes"), "is_reaction")) {
            found.event(EventKinds.REACTION, id(), "is_reaction");
        } else if (json.path("content_type").asString("").equals("voice_call")) {
            found.event(EventKinds.CALL, id(), "voice_call");
        } else {
            found.message(content().into(start()).build());
        }
    }

    /**
     * Fires for a changed status too: only changes and deletions of the words are passed on. The
     * webhook does not say what changed, so a contact's message is passed on again as it is now: an
     * edit that changes nothing has no effect.
     *
     * @see <a
     *     href="https://github.com/chatwoot/chatwoot/blob/develop/app/listeners/webhook_listener.rb">Chatwoot:
     *     WebhookListener, message_updated</a>
     */
    void readUpdated() {
        JsonNode attributes = json.path("content_attributes");
        if (WebhookJson.isTrue(json, "private")) {
            found.event(EventKinds.NOTE, id(), "a private note");
        } else if (WebhookJson.isTrue(attributes, "deleted")) {
            Content nothing = new Content("deletion", null, null, List.of());
            found.message(nothing.into(start().kind(Kind.DELETION)).build());
        } else if (mayHaveOtherWords(attributes)) {
            found.message(content().into(start().kind(Kind.EDIT)).build());
        } else if (!WebhookJson.items(attributes, "submitted_values").isEmpty()) {
            readSubmitted(attributes.path("submitted_values"));
        } else {
            found.event(EventKinds.STATUS, id(), "message_updated");
        }
    }

    void readTyping() {
        JsonNode person = json.path("user");
        String conversation = WebhookJson.text(json.path("conversation"), "id");
        boolean contact = "contact".equals(WebhookJson.text(person, "type"));
        if (conversation == null || !contact || WebhookJson.isTrue(json, "is_private")) {
            found.event(EventKinds.SYSTEM, conversation, "conversation_typing_on");
            return;
        }
        found.message(
                start().messageId(
                                DerivedId.of("typing", conversation, call.receivedAt().toString()))
                        .direction(Direction.INBOUND)
                        .automatic(null)
                        .kind(Kind.TYPING)
                        .type("typing")
                        .build());
    }

    /** Reads a contact's choice or form: the answer comes as an update of the question. */
    private void readSubmitted(JsonNode values) {
        JsonNode survey = values.path("csat_survey_response");
        String comment = WebhookJson.text(survey, "feedback_message");
        if (survey.isObject() && comment == null) { // A rating without words wants no answer.
            found.event(EventKinds.REACTION, id(), "csat_survey_response");
        } else {
            String chosen = WebhookJson.text(values.path(0), "title", "value");
            found.message(submitted(values, comment == null ? chosen : comment).build());
        }
    }

    private InboundMessage.Builder submitted(JsonNode values, @Nullable String text) {
        Content content =
                new Content(
                        json.path("content_type").asString("form"),
                        text,
                        WebhookJson.json(values),
                        List.of());
        String contact =
                WebhookJson.text(json.path("conversation").path("meta").path("sender"), "id");
        return content.into(start())
                .messageId(id() + ":submitted")
                .direction(Direction.INBOUND)
                .automatic(null)
                .sender(contact);
    }

    private boolean mayHaveOtherWords(JsonNode attributes) {
        boolean heard = ChatwootContent.heardIn(json) != null && type().equals("incoming");
        if (heard || attributes.has("previous_content")) {
            return true;
        }
        return json.has("changed_attributes")
                ? WebhookJson.items(json, "changed_attributes").stream()
                        .anyMatch(change -> change.has("content"))
                : type().equals("incoming") && WebhookJson.text(json, "content") != null;
    }

    private InboundMessage.Builder start() {
        JsonNode conversation = json.path("conversation");
        String contact = WebhookJson.text(conversation, "display_id", "id");
        if (contact == null) {
            throw new UnreadableWebhookException("The message has no conversation");
        }
        JsonNode sender = json.path("sender");
        boolean ours = !type().equals("incoming");
        String account = WebhookJson.text(json.path("account"), "id");
        String id = id();
        return InboundMessage.builder()
                .messageId(id == null ? DerivedId.of(contact, json.toString()) : id)
                .channel(ChannelCatalog.GENERIC.name())
                .account(account())
                .contact(contact)
                .sender(WebhookJson.text(sender, "id"))
                .senderName(WebhookJson.text(sender, "name"))
                .fromBot("agent_bot".equals(WebhookJson.text(sender, "type")) || isAutoReply())
                .direction(ours ? Direction.ECHO : Direction.INBOUND)
                .automatic(ours ? automation(sender) : null)
                .replyTo(WebhookJson.text(json.path("content_attributes"), "in_reply_to"))
                .route(route(account))
                .sentAt(time());
    }

    /**
     * Whether it is an away message of the contact's mailbox: two machines would write to each
     * other.
     */
    private boolean isAutoReply() {
        return WebhookJson.isTrue(json.path("content_attributes").path("email"), "auto_reply");
    }

    /**
     * Greetings and surveys are templates; campaigns and rules name themselves; bots have a type.
     */
    private @Nullable String automation(JsonNode sender) {
        String rule = WebhookJson.text(json.path("content_attributes"), "automation_rule_id");
        String campaign = WebhookJson.text(json.path("additional_attributes"), "campaign_id");
        if (type().equals("template")) {
            return "template";
        }
        if (rule != null || campaign != null) {
            return rule == null ? "campaign" : "automation";
        }
        String type = WebhookJson.text(sender, "type");
        boolean person = type == null || type.equals("user") || type.equals("contact");
        return person ? Automation.in(json) : type;
    }

    /**
     * Chatwoot writes words in webhooks and numbers elsewhere.
     *
     * @throws UnknownDirectionException for a type that Chatwoot does not have today: its writer is
     *     unknown
     */
    private String type() {
        String type = String.valueOf(WebhookJson.text(json, "message_type"));
        return switch (type) {
            case "0" -> "incoming";
            case "1" -> "outgoing";
            case "2" -> "activity";
            case "3" -> "template";
            case "null" -> "incoming";
            case "incoming", "outgoing", "activity", "template" -> type;
            default -> throw new UnknownDirectionException("message_type");
        };
    }

    private Content content() {
        return ChatwootContent.of(json);
    }

    private Map<String, String> route(@Nullable String account) {
        Map<String, String> route = new HashMap<>();
        put(route, "account_id", account);
        put(
                route,
                "conversation_id",
                WebhookJson.text(json.path("conversation"), "display_id", "id"));
        put(route, "inbox_id", WebhookJson.text(json.path("inbox"), "id"));
        return route;
    }

    private static void put(Map<String, String> route, String name, @Nullable String value) {
        if (value != null) {
            route.put(name, value);
        }
    }

    private @Nullable Instant time() {
        String text = WebhookJson.text(json, "created_at");
        return text != null && text.endsWith(" UTC")
                ? Times.iso(text.replace(" UTC", "Z"))
                : Times.any(json.path("created_at"));
    }

    private @Nullable String id() {
        return WebhookJson.text(json, "id");
    }
}

package dev.caesura.gateway.channel.meta;

import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the webhooks of Messenger and Instagram, which differ in little but their attachments.
 *
 * <p>An entry holds direct messages and events about them ({@code messaging}), the same for chats
 * that another app is in charge of ({@code standby}), and changes of other kinds.
 */
public final class MessagingTranslator {

    private static final Map<String, String> KINDS =
            Map.ofEntries(
                    Map.entry("reaction", EventKinds.REACTION),
                    Map.entry("response_feedback", EventKinds.REACTION),
                    Map.entry("call_permission_reply", EventKinds.CALL),
                    Map.entry("message_request", EventKinds.CONTACT),
                    Map.entry("messaging_customer_information", EventKinds.CONTACT),
                    Map.entry("messaging_in_thread_lead_form_submit", EventKinds.CONTACT),
                    Map.entry("optout", EventKinds.CONTACT),
                    Map.entry("optin", EventKinds.CONTACT),
                    Map.entry("referral", EventKinds.CONTACT),
                    Map.entry("account_linking", EventKinds.CONTACT),
                    Map.entry("messaging_feedback", EventKinds.CONTACT),
                    Map.entry("game_play", EventKinds.CONTACT),
                    Map.entry("payment", EventKinds.SYSTEM),
                    Map.entry("pass_thread_control", EventKinds.HANDOVER),
                    Map.entry("take_thread_control", EventKinds.HANDOVER),
                    Map.entry("request_thread_control", EventKinds.HANDOVER),
                    Map.entry("app_roles", EventKinds.HANDOVER),
                    Map.entry("policy-enforcement", EventKinds.ACCOUNT),
                    Map.entry("policy_enforcement", EventKinds.ACCOUNT));

    private static final Set<String> ENVELOPE =
            Set.of("id", "time", "sender", "recipient", "timestamp", "prior_message");

    private static final List<String> ARRAYS = List.of("messaging", "standby", "changes", "calls");

    private final String channel;
    private final Webhook call;
    private final AccountsOptions options;
    private final TranslationBuilder found = new TranslationBuilder();

    /**
     * A translator for one webhook.
     *
     * @param channel the channel's name
     * @param call the webhook
     * @param options the apps of an account in which people write
     */
    public MessagingTranslator(String channel, Webhook call, AccountsOptions options) {
        this.channel = channel;
        this.call = call;
        this.options = options;
    }

    /** The contents of the webhook. */
    public Translation translate() {
        JsonNode root = WebhookJson.parseObject(call.body());
        if (!root.has("entry")) {
            found.event(EventKinds.UNKNOWN, null, "no entry");
        }
        found.each(WebhookJson.items(root, "entry"), this::readEntry);
        return found.build();
    }

    private void readEntry(JsonNode entry) {
        WebhookJson.requireObject(entry, "entry");
        String account = call.accountOr(WebhookJson.text(entry, "id"));
        found.each(
                WebhookJson.items(entry, "messaging"),
                item -> readItem(itemOf(account, item, entry)));
        found.each(WebhookJson.items(entry, "standby"), this::readStandby);
        found.each(
                WebhookJson.items(entry, "changes"), change -> readChange(account, change, entry));
        for (JsonNode ring : WebhookJson.items(entry, "calls")) {
            found.event(
                    EventKinds.CALL, WebhookJson.text(ring, "id"), WebhookJson.text(ring, "event"));
        }
        readWithoutArrays(account, entry);
    }

    /**
     * Reads an entry that is an item or a change itself: an answer to the question for calls, and
     * comments to accounts with Instagram login. Any other content is counted.
     *
     * @see <a
     *     href="https://developers.facebook.com/documentation/instagram-platform/webhooks/examples">Meta:
     *     Instagram webhook notification examples (comments payload)</a>
     */
    private void readWithoutArrays(String account, JsonNode entry) {
        String other = eventIn(entry);
        if (entry.has("sender")) {
            found.each(List.of(entry), item -> readItem(itemOf(account, item, entry)));
        } else if (entry.has("field")) {
            found.each(List.of(entry), change -> readChange(account, change, entry));
        } else if (other != null && ARRAYS.stream().noneMatch(entry::has)) {
            found.event(EventKinds.UNKNOWN, null, other);
        }
    }

    private MessagingItem itemOf(String account, JsonNode item, JsonNode entry) {
        MessagingEcho echo = new MessagingEcho(options.of(call, account).inboxApps());
        return new MessagingItem(channel, account, item, entry, echo);
    }

    private void readItem(MessagingItem item) {
        JsonNode json = item.json();
        if (json.path("message").isObject()) {
            readMessage(item, json.path("message"));
        } else if (json.path("postback").isObject()) {
            found.message(item.postback(json.path("postback")));
        } else if (json.has("delivery") || json.has("read")) {
            new MessagingReceipts(item, call.receivedAt(), found).read();
        } else if (json.path("message_edit").isObject()) {
            readEdit(item, json.path("message_edit"));
        } else if (json.path("message_unsend").isObject()) {
            readDeletion(item, json.path("message_unsend"));
        } else {
            readOther(item, eventIn(json));
        }
    }

    /** An echo is one whatever else it is; a deletion carries the id of the message it deletes. */
    private void readMessage(MessagingItem item, JsonNode message) {
        if (WebhookJson.isTrue(message, "is_deleted")) {
            readDeletion(item, message);
        } else if (WebhookJson.isTrue(message, "is_self")) {
            found.event(EventKinds.NOTE, idIn(message), "written to oneself");
        } else if (item.isEcho()) {
            found.message(item.echo(message));
        } else {
            found.message(item.message(message));
        }
    }

    /**
     * The edit number zero is not an edit: Instagram sends some new messages only so, most of them
     * without their text.
     */
    private void readEdit(MessagingItem item, JsonNode edit) {
        boolean first = "0".equals(WebhookJson.text(edit, "num_edit"));
        boolean told = item.hasPerson() && WebhookJson.text(edit, "text") != null;
        if (!told) {
            found.event(
                    first ? EventKinds.WITHOUT_TEXT : EventKinds.EDIT, idIn(edit), "message_edit");
        } else {
            found.message(first ? item.message(edit) : item.edit(edit));
        }
    }

    private void readDeletion(MessagingItem item, JsonNode deleted) {
        if (item.hasPerson() && idIn(deleted) != null) {
            found.message(item.deletion(deleted));
        } else {
            found.event(EventKinds.DELETION, idIn(deleted), "of a message that is not named");
        }
    }

    /** An item with the id and the words of a message is one, whatever its future name. */
    private void readOther(MessagingItem item, @Nullable String name) {
        JsonNode part = name == null ? item.json() : item.json().path(name);
        String kind = KINDS.get(name == null ? "" : name);
        Content answer =
                name == null || !item.hasPerson()
                        ? null
                        : MessagingAnswer.of(name, part, kind != null);
        if (answer != null) {
            found.message(item.saying(part, answer));
        } else {
            String known = kind == null ? EventKinds.UNKNOWN : kind;
            found.event(known, name == null ? null : idIn(part), name);
        }
    }

    private void readStandby(JsonNode item) {
        WebhookJson.requireObject(item, "standby item");
        String event = item.has("message") ? "message" : eventIn(item);
        String id = event == null ? null : idIn(item.path(event));
        found.event(EventKinds.STANDBY, id, event);
    }

    /** Some apps, and the dashboard's test button, get the events of chats as changes. */
    private void readChange(String account, JsonNode change, JsonNode entry) {
        WebhookJson.requireObject(change, "change");
        String field = WebhookJson.text(change, "field");
        JsonNode value = change.path("value");
        boolean inChat = value.path("sender").isObject() || value.path("message").isObject();
        if (inChat && "standby".equals(field)) {
            readStandby(value);
        } else if (inChat) {
            readItem(itemOf(account, value, entry));
        } else {
            found.event(kindOf(field), WebhookJson.text(value, "id", "comment_id"), field);
        }
    }

    /** Most changes outside of chats are public: posts, comments and mentions. */
    private static String kindOf(@Nullable String field) {
        if ("inbox_labels".equals(field)) {
            return EventKinds.CONTACT;
        }
        return field != null && field.startsWith("message_template")
                ? EventKinds.ACCOUNT
                : EventKinds.FEED;
    }

    private static @Nullable String idIn(JsonNode event) {
        return WebhookJson.text(event, "mid");
    }

    /**
     * The name of the event: the first known one, else the first that is not part of the envelope.
     */
    private static @Nullable String eventIn(JsonNode item) {
        String other = null;
        for (String name : item.propertyNames()) {
            if (KINDS.containsKey(name)) {
                return name;
            }
            other = other == null && !ENVELOPE.contains(name) ? name : other;
        }
        return other;
    }
}

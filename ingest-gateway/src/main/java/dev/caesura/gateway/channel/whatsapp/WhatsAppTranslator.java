package dev.caesura.gateway.channel.whatsapp;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.read.WebhookJson;
import tools.jackson.databind.JsonNode;

/**
 * Walks through entries and changes, which are arrays at every level, and sorts what is in them.
 */
final class WhatsAppTranslator {

    private final Webhook call;
    private final TranslationBuilder found = new TranslationBuilder();

    WhatsAppTranslator(Webhook call) {
        this.call = call;
    }

    Translation translate() {
        JsonNode root = WebhookJson.parseObject(call.body());
        if (!root.has("entry")) {
            found.event(EventKinds.UNKNOWN, null, "no entry");
        }
        found.each(WebhookJson.items(root, "entry"), this::readEntry);
        return found.build();
    }

    private void readEntry(JsonNode entry) {
        WebhookJson.requireObject(entry, "entry");
        found.each(WebhookJson.items(entry, "changes"), this::readChange);
    }

    private void readChange(JsonNode change) {
        WebhookJson.requireObject(change, "change");
        JsonNode value = change.path("value");
        String field = WebhookJson.text(change, "field");
        if (field == null || field.equals("messages")) {
            readMessages(value);
        } else if (field.equals("smb_message_echoes")) {
            WhatsAppMessages echoes = messagesOf(value);
            found.each(WebhookJson.items(value, "message_echoes"), echoes::readEcho);
        } else {
            found.event(EventKinds.ACCOUNT, WebhookJson.text(value, "id"), field);
        }
    }

    private void readMessages(JsonNode value) {
        WebhookJson.requireObject(value, "change's value");
        if (!value.has("messages") && !value.has("statuses") && !value.has("errors")) {
            found.event(EventKinds.UNKNOWN, null, "neither messages nor statuses");
        }
        found.each(WebhookJson.items(value, "messages"), messagesOf(value)::readMessage);
        WhatsAppStatuses statuses =
                new WhatsAppStatuses(accountOf(value), call.receivedAt(), found);
        found.each(WebhookJson.items(value, "statuses"), statuses::readStatus);
        for (JsonNode error : WebhookJson.items(value, "errors")) {
            found.event(
                    EventKinds.ERROR,
                    WebhookJson.text(error, "code"),
                    WebhookJson.text(error, "title"));
        }
    }

    private WhatsAppMessages messagesOf(JsonNode value) {
        return new WhatsAppMessages(accountOf(value), value.path("contacts").path(0), found);
    }

    private String accountOf(JsonNode value) {
        return call.accountOr(WebhookJson.text(value.path("metadata"), "phone_number_id"));
    }
}

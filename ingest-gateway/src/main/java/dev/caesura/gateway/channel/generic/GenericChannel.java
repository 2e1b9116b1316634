package dev.caesura.gateway.channel.generic;

import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.mapping.FieldMapping;
import dev.caesura.gateway.channel.mapping.MappedItem;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.InboundMessage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Plain JSON from any system, such as {@code {"id": "1", "contact": "ana", "text": "Hello"}};
 * {@link GenericMapping} lists the names that are understood, and a mapping of the account's own
 * replaces them.
 *
 * <p>Authentic by a Standard Webhooks signature or a bearer token.
 */
public final class GenericChannel implements Channel {

    static final String NAME = "generic";

    private final Map<String, FieldMapping> mappings;

    /**
     * @param mappings the mappings of accounts (as in the path) that differ from the default
     */
    public GenericChannel(Map<String, FieldMapping> mappings) {
        this.mappings = Map.copyOf(mappings);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Authenticity authenticate(Webhook call, List<String> secrets) {
        return OwnSystem.authenticate(call, secrets);
    }

    @Override
    public Translation translate(Webhook call) {
        FieldMapping mapping =
                mappings.getOrDefault(
                        Objects.requireNonNullElse(call.account(), ""), GenericMapping.DEFAULT);
        JsonNode root = WebhookJson.parse(call.body());
        List<JsonNode> items = MappedItem.itemsIn(mapping, root);
        TranslationBuilder found = new TranslationBuilder();
        if (items == null) {
            found.message(read(mapping, root, call));
        } else {
            found.each(items, item -> found.message(read(mapping, item, call)));
        }
        return found.build();
    }

    private static InboundMessage read(FieldMapping mapping, JsonNode json, Webhook call) {
        MappedItem item = new MappedItem(mapping, json);
        Content content = item.content();
        if (content.type().equals("text") && content.text() == null) {
            throw new UnreadableWebhookException("The message has no text");
        }
        return item.message(NAME, call, content);
    }

    @Override
    public boolean answersUnreadableWithSuccess() {
        return false;
    }

    /** Depends on the system that sends; nothing may rely on it. */
    @Override
    public boolean redelivers() {
        return false;
    }
}

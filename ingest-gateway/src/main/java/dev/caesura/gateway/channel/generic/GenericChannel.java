package dev.caesura.gateway.channel.generic;

import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.mapping.MappedChannel;
import dev.caesura.gateway.channel.mapping.MappedItem;
import dev.caesura.gateway.channel.read.Content;
import java.util.List;
import java.util.Map;

/**
 * Plain JSON from any system, such as {@code {"id": "1", "contact": "ana", "text": "Hello"}};
 * {@link GenericMapping} lists the names that are understood, and a mapping of the account's own
 * replaces them.
 *
 * <p>Authentic by a Standard Webhooks signature or a bearer token.
 */
public final class GenericChannel extends MappedChannel {

    static final String NAME = "generic";

    /**
     * The channel.
     *
     * @param mappings what accounts change of {@link GenericMapping}, by account
     */
    public GenericChannel(Map<String, Map<String, List<String>>> mappings) {
        super(GenericMapping.DEFAULT, mappings);
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
    protected void read(MappedItem item, Webhook call, TranslationBuilder found) {
        Content content = item.content();
        if (content.type().equals("text") && content.text() == null) {
            throw new UnreadableWebhookException("The message has no text");
        }
        found.message(item.message(NAME, call, content));
    }
}

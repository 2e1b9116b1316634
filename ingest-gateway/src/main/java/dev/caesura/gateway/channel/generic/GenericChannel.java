package dev.caesura.gateway.channel.generic;

import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.mapping.AccountMappings;
import dev.caesura.gateway.channel.mapping.MappedItem;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.schemas.event.InboundMessage;
import java.util.List;
import java.util.Map;

/**
 * Plain JSON from any system, such as {@code {"id": "1", "contact": "ana", "text": "Hello"}};
 * {@link GenericMapping} lists the names that are understood, and a mapping of the account's own
 * replaces them.
 *
 * <p>Authentic by a Standard Webhooks signature or a bearer token.
 */
public final class GenericChannel implements Channel {

    static final String NAME = "generic";

    private final AccountMappings mappings;

    /**
     * The channel.
     *
     * @param mappings what accounts change of {@link GenericMapping}, by account
     */
    public GenericChannel(Map<String, Map<String, List<String>>> mappings) {
        this.mappings = new AccountMappings(GenericMapping.DEFAULT, mappings);
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
        return mappings.translate(call, (item, found) -> found.message(read(item, call)));
    }

    private static InboundMessage read(MappedItem item, Webhook call) {
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

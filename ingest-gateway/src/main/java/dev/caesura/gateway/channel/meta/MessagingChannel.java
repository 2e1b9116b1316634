package dev.caesura.gateway.channel.meta;

import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Webhook;
import java.util.Map;

/** Messenger and Instagram, whose webhooks have one shape. */
public abstract class MessagingChannel extends MetaChannel {

    private final String name;

    protected MessagingChannel(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Map<String, String> routeTo(String contact) {
        return Map.of("recipient.id", contact);
    }

    @Override
    public final Translation translate(Webhook call) {
        return new MessagingTranslator(name, call).translate();
    }
}

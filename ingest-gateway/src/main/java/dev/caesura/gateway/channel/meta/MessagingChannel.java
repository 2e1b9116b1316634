package dev.caesura.gateway.channel.meta;

import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Webhook;
import java.util.Map;

/** Messenger and Instagram, whose webhooks have one shape. */
public abstract class MessagingChannel extends MetaChannel {

    private final String name;
    private final AccountsOptions options;

    /**
     * The channel.
     *
     * @param options the apps, beside Meta's own inboxes, in which people write
     */
    protected MessagingChannel(String name, AccountsOptions options) {
        this.name = name;
        this.options = options;
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
        return new MessagingTranslator(name, call, options).translate();
    }
}

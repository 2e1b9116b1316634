package dev.caesura.gateway.channel.generic;

import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.generic.bridge.Bridge;
import dev.caesura.gateway.channel.generic.bridge.Bridges;
import dev.caesura.gateway.channel.mapping.FieldMapping.Part;
import dev.caesura.gateway.channel.mapping.MappedChannel;
import dev.caesura.gateway.channel.mapping.MappedItem;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.signature.SharedToken;
import dev.caesura.schemas.channel.ChannelCatalog;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Plain JSON from any system, such as {@code {"id": "1", "contact": "ana", "text": "Hello"}};
 * {@link GenericMapping} lists the names that are understood, and an account's own mapping replaces
 * them. Some products' webhooks are read unchanged: see {@link Bridges}.
 *
 * <p>Authentic by a Standard Webhooks signature, a bearer token, Chatwoot's signature, or a token
 * in the address for products that can set nothing else.
 */
public final class GenericChannel extends MappedChannel {

    /** The channel's name. */
    public static final String NAME = ChannelCatalog.GENERIC.name();

    private static final String TOKEN = "token";

    private final AccountsOptions options;

    /**
     * The channel.
     *
     * @param options the accounts' changes to {@link GenericMapping}, and their presets
     * @throws IllegalArgumentException if a mapping or a preset is not known
     */
    public GenericChannel(AccountsOptions options) {
        super(GenericMapping.DEFAULT, options);
        this.options = options;
        options.byAccount().values().forEach(account -> Bridges.require(account.preset()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Authenticity authenticate(Webhook call, List<String> secrets) {
        if (call.header(ChatwootSignature.HEADER) != null) {
            return Authenticity.of(true, ChatwootSignature.matches(call, secrets));
        }
        String token = call.queryParameter(TOKEN);
        return token == null
                ? OwnSystem.authenticate(call, secrets)
                : Authenticity.of(true, SharedToken.matches(token, secrets));
    }

    /** Bridges name a person by a number, or by an id that hides it, or by both. */
    @Override
    public boolean namesContactsTwice() {
        return true;
    }

    @Override
    protected Translation translate(JsonNode root, Webhook call) {
        AccountOptions account = options.of(call);
        Optional<Bridge> bridge = bridgeOf(account, root);
        return bridge.isPresent()
                ? bridge.get().translate(root, call, account)
                : super.translate(root, call);
    }

    /** The preset's; without one, and without a mapping, the one that knows the body's shape. */
    private static Optional<Bridge> bridgeOf(AccountOptions account, JsonNode root) {
        if (account.preset() != null) {
            return Optional.ofNullable(Bridges.require(account.preset()));
        }
        return account.mapping().isEmpty() ? Bridges.recognising(root) : Optional.empty();
    }

    @Override
    protected void read(MappedItem item, Webhook call, TranslationBuilder found) {
        String event = item.eventKind();
        if (event != null) {
            found.event(event, item.text(Part.MESSAGE_ID), item.text(Part.KIND));
            return;
        }
        if (item.kind() == Kind.DELETION) {
            found.message(item.message(NAME, call, Content.DELETION));
            return;
        }
        Content content = item.content();
        MappedItem.requireFilledIn(content.text());
        String notice = content.isBare() ? item.notice() : null;
        if (notice != null) {
            found.event(EventKinds.SYSTEM, item.text(Part.MESSAGE_ID), notice);
            return;
        }
        boolean says = !content.type().equals("text") || content.text() != null;
        if (!says && item.kind() == Kind.EDIT) {
            found.event(EventKinds.EDIT, item.text(Part.MESSAGE_ID), "without its text");
            return;
        }
        if (!says && item.kind() == Kind.MESSAGE) {
            throw new UnreadableWebhookException("The message has no text");
        }
        found.message(item.message(NAME, call, content));
    }
}

package dev.caesura.gateway.channel.manychat;

import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.WebhookAnswer;
import dev.caesura.gateway.channel.mapping.FieldMapping.Part;
import dev.caesura.gateway.channel.mapping.MappedChannel;
import dev.caesura.gateway.channel.mapping.MappedItem;
import dev.caesura.gateway.channel.meta.MetaSignature;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.signature.SharedToken;
import dev.caesura.schemas.channel.ChannelCatalog;
import java.util.List;

/**
 * ManyChat has no webhooks: a flow's step "External Request" calls a URL with a body that the
 * flow's author writes. {@link ManyChatMapping} knows the usual shapes; an account may have its
 * own.
 *
 * <p>ManyChat signs nothing. The step is given a header {@code X-Api-Key} with the secret; a proxy
 * in between may sign as Meta does instead.
 *
 * @see <a href="https://github.com/manychat/dynamic_block_docs">ManyChat: Dynamic blocks</a>
 */
public final class ManyChatChannel extends MappedChannel {

    /** The channel's name. */
    public static final String NAME = ChannelCatalog.MANYCHAT.name();

    private static final String KEY_HEADER = "x-api-key";

    /** A dynamic block without messages: the reply is sent later, through the API. */
    private static final WebhookAnswer NO_REPLY =
            WebhookAnswer.of(
                    200, "application/json", "{\"version\":\"v2\",\"content\":{\"messages\":[]}}");

    /**
     * The channel.
     *
     * @param options the accounts' changes to {@link ManyChatMapping}
     */
    public ManyChatChannel(AccountsOptions options) {
        super(ManyChatMapping.DEFAULT, options);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Authenticity authenticate(Webhook call, List<String> secrets) {
        String key = call.header(KEY_HEADER);
        String signature = call.header(MetaSignature.HEADER);
        boolean vouched =
                key == null
                        ? MetaSignature.matches(signature, call.body(), secrets)
                        : SharedToken.matches(key, secrets);
        return Authenticity.of(key != null || signature != null, vouched);
    }

    /**
     * A contact without a text is a change of their data, or an attachment, which is not passed on.
     */
    @Override
    protected void read(MappedItem item, Webhook call, TranslationBuilder found) {
        String event = item.eventKind();
        if (event != null) {
            found.event(event, item.text(Part.MESSAGE_ID), null);
            return;
        }
        String contact = item.contact();
        String text = item.text(Part.TEXT);
        MappedItem.requireFilledIn(text);
        if (text == null) {
            found.event(EventKinds.CONTACT, contact, "no text");
        } else {
            found.message(item.message(NAME, call, Content.text(text)));
        }
    }

    @Override
    public WebhookAnswer accepted() {
        return NO_REPLY;
    }
}

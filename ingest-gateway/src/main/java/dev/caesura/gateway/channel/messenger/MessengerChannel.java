package dev.caesura.gateway.channel.messenger;

import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.meta.MessagingTranslator;
import dev.caesura.gateway.channel.meta.MetaChannel;

/**
 * Facebook Messenger: the account is the Page, the contact a person's id scoped to that Page.
 *
 * @see <a
 *     href="https://developers.facebook.com/docs/messenger-platform/reference/webhook-events">Meta:
 *     Webhook events</a>
 */
public final class MessengerChannel extends MetaChannel {

    private static final String NAME = "messenger";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Translation translate(Webhook call) {
        return new MessagingTranslator(NAME, call).translate();
    }
}

package dev.caesura.gateway.channel.messenger;

import dev.caesura.gateway.channel.meta.MessagingChannel;
import dev.caesura.schemas.channel.ChannelCatalog;

/**
 * Facebook Messenger: the account is the Page, the contact a person's id scoped to that Page.
 *
 * @see <a
 *     href="https://developers.facebook.com/docs/messenger-platform/reference/webhook-events">Meta:
 *     Webhook events</a>
 */
public final class MessengerChannel extends MessagingChannel {

    public MessengerChannel() {
        super(ChannelCatalog.MESSENGER.name());
    }
}

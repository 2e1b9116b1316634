package dev.caesura.gateway.channel.messenger;

import dev.caesura.gateway.channel.AccountsOptions;
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

    /** The channel's name. */
    public static final String NAME = ChannelCatalog.MESSENGER.name();

    /** The channel, for accounts in which people write in Meta's inboxes only. */
    public MessengerChannel() {
        this(AccountsOptions.NONE);
    }

    /**
     * The channel.
     *
     * @param options the other apps in which people write
     */
    public MessengerChannel(AccountsOptions options) {
        super(NAME, options);
    }
}

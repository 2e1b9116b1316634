package dev.caesura.gateway.channel.instagram;

import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.meta.MessagingChannel;
import dev.caesura.schemas.channel.ChannelCatalog;

/**
 * Instagram messaging: the account is the professional account, the contact an Instagram-scoped id.
 *
 * <p>Apps with Facebook login sign with the Facebook app's secret, those with Instagram login with
 * the Instagram app's: where both are in use, configure both.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/instagram">Meta: Instagram
 *     messaging</a>
 */
public final class InstagramChannel extends MessagingChannel {

    /** The channel's name. */
    public static final String NAME = ChannelCatalog.INSTAGRAM.name();

    /** The channel, for accounts in which people write in Meta's inboxes only. */
    public InstagramChannel() {
        this(AccountsOptions.NONE);
    }

    /**
     * The channel.
     *
     * @param options the other apps in which people write
     */
    public InstagramChannel(AccountsOptions options) {
        super(NAME, options);
    }
}

package dev.caesura.gateway.channel.instagram;

import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.meta.MessagingTranslator;
import dev.caesura.gateway.channel.meta.MetaChannel;

/**
 * Instagram messaging: the account is the professional account, the contact an Instagram-scoped id.
 *
 * <p>Apps with Facebook login sign with the Facebook app's secret, those with Instagram login with
 * the Instagram app's: where both are in use, configure both.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/instagram">Meta: Instagram
 *     messaging</a>
 */
public final class InstagramChannel extends MetaChannel {

    private static final String NAME = "instagram";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Translation translate(Webhook call) {
        return new MessagingTranslator(NAME, call).translate();
    }
}

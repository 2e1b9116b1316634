package dev.caesura.gateway.channel.whatsapp;

import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.meta.MetaChannel;
import dev.caesura.schemas.channel.ChannelCatalog;
import java.util.Map;

/**
 * WhatsApp Cloud API.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components">Meta:
 *     Webhooks components</a>
 */
public final class WhatsAppChannel extends MetaChannel {

    /** The channel's name. */
    public static final String NAME = ChannelCatalog.WHATSAPP.name();

    @Override
    public String name() {
        return NAME;
    }

    /** A phone number and a business-scoped id, of which a webhook may leave out either. */
    @Override
    public boolean namesContactsTwice() {
        return true;
    }

    /** A phone number is named {@code to}, a business-scoped id {@code recipient}. */
    @Override
    public Map<String, String> routeTo(String contact) {
        boolean number = contact.chars().allMatch(Character::isDigit);
        return Map.of(number ? "to" : "recipient", contact);
    }

    @Override
    public Translation translate(Webhook call) {
        return new WhatsAppTranslator(call).translate();
    }
}

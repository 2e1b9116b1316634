package dev.caesura.gateway.channel.whatsapp;

import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.meta.MetaChannel;

/**
 * WhatsApp Cloud API.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components">Meta:
 *     Webhooks components</a>
 */
public final class WhatsAppChannel extends MetaChannel {

    static final String NAME = "whatsapp";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Translation translate(Webhook call) {
        return new WhatsAppTranslator(call).translate();
    }
}

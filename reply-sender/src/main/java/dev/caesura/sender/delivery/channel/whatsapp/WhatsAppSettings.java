package dev.caesura.sender.delivery.channel.whatsapp;

import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.DeliverySettings;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.service.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Access to a WhatsApp Business account; the phone number's id is the conversation's account.
 *
 * @param token the access token of a system user
 * @param baseUrl the Graph API with its version
 * @param timeout the longest wait for an answer
 */
public record WhatsAppSettings(
        Secret token,
        @DefaultValue("https://graph.facebook.com/v25.0") URI baseUrl,
        @DefaultValue("30s") Duration timeout)
        implements DeliverySettings {

    public WhatsAppSettings {
        if (token == null) {
            throw new IllegalArgumentException(
                    "WhatsApp needs token: env:NAME or file:/path (a system user's access token)");
        }
    }

    @Override
    public DeliveryChannel open(HttpCall http, Clock clock) {
        return new WhatsAppDelivery(this, http);
    }
}

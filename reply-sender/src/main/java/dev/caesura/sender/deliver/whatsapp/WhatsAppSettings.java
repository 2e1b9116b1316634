package dev.caesura.sender.deliver.whatsapp;

import dev.caesura.service.secret.Secret;
import java.net.URI;
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
        @DefaultValue("30s") Duration timeout) {

    public WhatsAppSettings {
        if (token == null) {
            throw new IllegalArgumentException(
                    "WhatsApp needs token: env:NAME or file:/path (a system user's access token)");
        }
    }
}

package dev.caesura.sender.delivery.channel.twilio;

import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.DeliverySettings;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.service.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Access to a Twilio account. Replies are sent from the conversation's account: a number, or a
 * Messaging Service ({@code MG…}).
 *
 * @param accountSid the account, {@code AC…}
 * @param token its auth token
 * @param transport the number's transport: it determines how often it may be called, and how a
 *     reply goes whose message did not say what the contact used
 * @param statusCallback where Twilio reports what became of a message: the gateway's {@code
 *     /webhooks/twilio/…}; nowhere if it is not set
 * @param baseUrl Twilio's REST API
 * @param messagingUrl Twilio's messaging API, which shows typing
 * @param timeout the longest wait for an answer
 */
public record TwilioSettings(
        String accountSid,
        Secret token,
        @DefaultValue("sms") Transport transport,
        @Nullable URI statusCallback,
        @DefaultValue("https://api.twilio.com") URI baseUrl,
        @DefaultValue("https://messaging.twilio.com") URI messagingUrl,
        @DefaultValue("30s") Duration timeout)
        implements DeliverySettings {

    /** What a number speaks, and what its addresses begin with. */
    public enum Transport {
        SMS(""),
        WHATSAPP("whatsapp:"),
        RCS("rcs:"),
        MESSENGER("messenger:");

        private final String prefix;

        Transport(String prefix) {
            this.prefix = prefix;
        }

        /** The transport that an address begins with; none if it is a plain number. */
        static Optional<Transport> of(String address) {
            return Arrays.stream(values())
                    .filter(transport -> !transport.prefix.isEmpty())
                    .filter(transport -> transport.begins(address))
                    .findFirst();
        }

        /** An address under this transport, whichever it was under. */
        String address(String address) {
            int end = of(address).map(transport -> transport.prefix.length()).orElse(0);
            return prefix + address.substring(end);
        }

        private boolean begins(String address) {
            return address.regionMatches(true, 0, prefix, 0, prefix.length());
        }
    }

    public TwilioSettings {
        if (accountSid == null || token == null) {
            throw new IllegalArgumentException(
                    "Twilio needs account-sid: AC… and token: env:NAME or file:/path");
        }
    }

    @Override
    public DeliveryChannel open(HttpCall http, Clock clock) {
        return new TwilioDelivery(this, http);
    }
}

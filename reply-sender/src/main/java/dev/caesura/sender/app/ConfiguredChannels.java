package dev.caesura.sender.app;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.deliver.DeliveryChannel;
import dev.caesura.sender.deliver.DeliveryChannels;
import dev.caesura.sender.deliver.DeliveryException;
import dev.caesura.sender.deliver.HttpCall;
import dev.caesura.sender.deliver.instagram.InstagramDelivery;
import dev.caesura.sender.deliver.log.LogDelivery;
import dev.caesura.sender.deliver.manychat.ManyChatDelivery;
import dev.caesura.sender.deliver.messenger.MessengerDelivery;
import dev.caesura.sender.deliver.telegram.TelegramDelivery;
import dev.caesura.sender.deliver.twilio.TwilioDelivery;
import dev.caesura.sender.deliver.webhook.WebhookDelivery;
import dev.caesura.sender.deliver.whatsapp.WhatsAppDelivery;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The deliveries that the settings describe, each built once. */
final class ConfiguredChannels implements DeliveryChannels {

    private static final String WEB = "web";

    private final boolean toLog;
    private final DeliveryChannel log = new LogDelivery();
    private final Map<String, DeliveryChannel> byAccount = new HashMap<>();

    /**
     * The deliveries of some accounts.
     *
     * @param toLog whether all channels are delivered to the log
     */
    ConfiguredChannels(
            boolean toLog, Map<String, AccountSettings> accounts, HttpCall http, Clock clock) {
        this.toLog = toLog;
        accounts.forEach(
                (name, account) -> {
                    DeliveryChannel channel = build(account, http, clock);
                    if (channel != null) {
                        byAccount.put(name, channel);
                    }
                });
    }

    private static @Nullable DeliveryChannel build(
            AccountSettings account, HttpCall http, Clock clock) {
        if (account.webhook() != null) {
            return new WebhookDelivery(account.webhook(), http, clock);
        }
        if (account.whatsapp() != null) {
            return new WhatsAppDelivery(account.whatsapp(), http);
        }
        if (account.messenger() != null) {
            return new MessengerDelivery(account.messenger(), http);
        }
        if (account.instagram() != null) {
            return new InstagramDelivery(account.instagram(), http);
        }
        if (account.telegram() != null) {
            return new TelegramDelivery(account.telegram(), http);
        }
        if (account.manychat() != null) {
            return new ManyChatDelivery(account.manychat(), http);
        }
        return account.twilio() == null ? null : new TwilioDelivery(account.twilio(), http);
    }

    @Override
    public DeliveryChannel of(ConversationId conversation) throws DeliveryException {
        if (toLog) {
            return log;
        }
        String channel = conversation.channel();
        DeliveryChannel own = byAccount.get(channel + ":" + conversation.account());
        DeliveryChannel usual = own != null ? own : byAccount.get(channel);
        if (usual != null) {
            return usual;
        }
        if (channel.equals(WEB)) {
            return log;
        }
        throw DeliveryException.permanent(
                "no-delivery-configured",
                "Nothing is set for " + channel + ":" + conversation.account());
    }
}

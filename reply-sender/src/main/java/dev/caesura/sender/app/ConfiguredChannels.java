package dev.caesura.sender.app;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.app.SenderSettings.Account;
import dev.caesura.sender.deliver.DeliveryChannel;
import dev.caesura.sender.deliver.DeliveryChannels;
import dev.caesura.sender.deliver.DeliveryException;
import dev.caesura.sender.deliver.HttpCall;
import dev.caesura.sender.deliver.log.LogDelivery;
import dev.caesura.sender.deliver.webhook.WebhookDelivery;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The deliveries that the settings describe, each built once. */
final class ConfiguredChannels implements DeliveryChannels {

    private static final String WEB = "web";

    private final boolean toLog;
    private final DeliveryChannel log = new LogDelivery();
    private final Map<String, DeliveryChannel> byAccount = new HashMap<>();

    ConfiguredChannels(SenderSettings settings, Clock clock) {
        this.toLog = settings.deliverToLog();
        HttpCall http = new HttpCall();
        settings.accounts().forEach((name, account) -> add(name, account, http, clock));
    }

    private void add(String name, Account account, HttpCall http, Clock clock) {
        if (account.webhook() != null) {
            byAccount.put(name, new WebhookDelivery(account.webhook(), http, clock));
        }
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

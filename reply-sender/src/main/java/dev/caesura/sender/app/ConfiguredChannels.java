package dev.caesura.sender.app;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.DeliveryChannels;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.DeliverySettings;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.delivery.channel.log.LogDelivery;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

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
                    DeliverySettings delivery = account.delivery();
                    if (delivery != null) {
                        byAccount.put(name, delivery.open(http, clock));
                    }
                });
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

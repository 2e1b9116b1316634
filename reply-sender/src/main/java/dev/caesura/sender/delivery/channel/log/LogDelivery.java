package dev.caesura.sender.delivery.channel.log;

import dev.caesura.sender.delivery.channel.ChannelLimits;
import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.Outgoing;
import dev.caesura.sender.delivery.channel.TextSplitter;

/**
 * Delivers by recording the reply as sent: readers of the log, such as the gateway's page, show
 * replies. There is no call, so nothing can be sent twice.
 */
public final class LogDelivery implements DeliveryChannel {

    private static final ChannelLimits LIMITS =
            new ChannelLimits(TextSplitter.unlimited(), 1_000_000);

    @Override
    public ChannelLimits limits() {
        return LIMITS;
    }

    @Override
    public String send(Outgoing part) {
        return part.replyId();
    }

    @Override
    public boolean idempotent() {
        return true;
    }
}

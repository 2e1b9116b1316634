package dev.caesura.sender.deliver.log;

import dev.caesura.sender.deliver.DeliveryChannel;
import dev.caesura.sender.deliver.Outgoing;

/**
 * Delivers by recording the reply as sent: who shows replies reads them from the log, as the
 * gateway's page does. There is no call, and so nothing that can be sent twice.
 */
public final class LogDelivery implements DeliveryChannel {

    private static final int UNLIMITED = 1_000_000;

    @Override
    public String send(Outgoing part) {
        return part.replyId();
    }

    @Override
    public boolean idempotent() {
        return true;
    }

    @Override
    public int callsPerSecond() {
        return UNLIMITED;
    }
}

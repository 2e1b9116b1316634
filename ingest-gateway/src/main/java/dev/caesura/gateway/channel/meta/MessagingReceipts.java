package dev.caesura.gateway.channel.meta;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.read.Times;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads delivered and read receipts. Those that name messages become deliveries; a bare watermark
 * ("everything until then") can't be assigned to any one reply and stays a status event.
 */
final class MessagingReceipts {

    private final MessagingItem item;
    private final Instant receivedAt;
    private final TranslationBuilder found;

    MessagingReceipts(MessagingItem item, Instant receivedAt, TranslationBuilder found) {
        this.item = item;
        this.receivedAt = receivedAt;
        this.found = found;
    }

    void read() {
        JsonNode delivery = item.json().path("delivery");
        JsonNode read = item.json().path("read");
        boolean named = false;
        for (JsonNode mid : WebhookJson.items(delivery, "mids")) {
            named |= add(DeliveryStatus.DELIVERED, delivery, WebhookJson.text(mid));
        }
        named |= add(DeliveryStatus.READ, read, WebhookJson.text(read, "mid"));
        if (!named) {
            found.event(EventKinds.STATUS, null, item.json().has("read") ? "read" : "delivery");
        }
    }

    private boolean add(DeliveryStatus status, JsonNode receipt, @Nullable String mid) {
        if (mid == null) {
            return false;
        }
        String conversation =
                new ConversationId(item.channel(), item.account(), item.sender()).toString();
        found.delivery(
                new DeliveryEvent(
                        null, null, conversation, status, mid, timeOf(receipt), null, false));
        return true;
    }

    private Instant timeOf(JsonNode receipt) {
        Instant sentAt = item.sentAt();
        Instant watermark = Times.epoch(receipt.path("watermark"));
        Instant own = sentAt == null ? watermark : sentAt;
        return Objects.requireNonNullElse(own, receivedAt);
    }
}

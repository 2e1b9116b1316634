package dev.caesura.gateway.webhook;

import dev.caesura.gateway.meter.GatewayMeter;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Direction;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** The gateway's counters of webhooks. Tags have few values: none is chosen by a caller. */
public final class WebhookMetrics {

    /** Stands for an unknown channel's name in the path. */
    static final String NO_CHANNEL = "none";

    private final ChannelCounter requests;
    private final ChannelCounter messages;
    private final ChannelCounter deliveries;
    private final ChannelCounter events;
    private final ChannelCounter identities;
    private final ChannelCounter rejections;

    public WebhookMetrics(MeterRegistry registry) {
        requests = new ChannelCounter(registry, GatewayMeter.REQUESTS);
        messages = new ChannelCounter(registry, GatewayMeter.MESSAGES);
        deliveries = new ChannelCounter(registry, GatewayMeter.DELIVERIES);
        events = new ChannelCounter(registry, GatewayMeter.EVENTS);
        identities = new ChannelCounter(registry, GatewayMeter.IDENTITIES);
        rejections = new ChannelCounter(registry, GatewayMeter.REJECTIONS);
    }

    void answered(String channel, int status) {
        requests.increment(channel, Integer.toString(status));
    }

    void message(String channel, Direction direction) {
        messages.increment(channel, codeOf(direction));
    }

    void delivery(String channel, DeliveryStatus status) {
        deliveries.increment(channel, codeOf(status));
    }

    void event(String channel, String kind) {
        events.increment(channel, kind);
    }

    void identities(String channel, int count) {
        for (int i = 0; i < count; i++) {
            identities.increment(channel, "learnt");
        }
    }

    void rejected(String channel, RejectionReason reason) {
        rejections.increment(channel, reason.code());
    }

    private static String codeOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

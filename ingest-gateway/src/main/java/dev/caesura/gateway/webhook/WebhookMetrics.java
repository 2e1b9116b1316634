package dev.caesura.gateway.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What the gateway counts about webhooks. Tags have few values: nothing a caller chooses is one.
 */
public final class WebhookMetrics {

    /** Stands for a channel's name in the path that is none of ours. */
    static final String NO_CHANNEL = "none";

    private final Meter.MeterProvider<Counter> requests;
    private final Meter.MeterProvider<Counter> messages;
    private final Meter.MeterProvider<Counter> deliveries;
    private final Meter.MeterProvider<Counter> events;
    private final Meter.MeterProvider<Counter> rejections;

    public WebhookMetrics(MeterRegistry registry) {
        requests = counter(registry, "requests", "Calls of /webhooks, by the answer's status");
        messages = counter(registry, "messages", "Messages understood");
        deliveries = counter(registry, "deliveries", "Status receipts understood");
        events = counter(registry, "events", "What is neither message nor receipt, by kind");
        rejections = counter(registry, "rejections", "What was not taken, by reason");
    }

    private static Meter.MeterProvider<Counter> counter(
            MeterRegistry registry, String name, String description) {
        return Counter.builder("caesura.gateway." + name)
                .description(description)
                .withRegistry(registry);
    }

    void answered(String channel, int status) {
        requests.withTags("channel", channel, "status", Integer.toString(status)).increment();
    }

    void messages(String channel, String direction, int count) {
        if (count > 0) {
            messages.withTags("channel", channel, "direction", direction).increment(count);
        }
    }

    void deliveries(String channel, int count) {
        if (count > 0) {
            deliveries.withTags("channel", channel).increment(count);
        }
    }

    void event(String channel, String kind) {
        events.withTags("channel", channel, "kind", kind).increment();
    }

    void rejected(String channel, RejectionReason reason) {
        rejections.withTags("channel", channel, "reason", reason.code()).increment();
    }
}

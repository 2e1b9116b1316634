package dev.caesura.gateway.webhook;

import dev.caesura.gateway.meter.GatewayMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A counter per channel and one more tag.
 *
 * <p>It keeps the counters that it has found: a look-up in the registry builds and sorts the tags,
 * and each webhook counts several times.
 */
final class ChannelCounter {

    private record Key(String channel, String value) {}

    private final MeterRegistry registry;
    private final GatewayMeter meter;
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();

    /** Counts under a meter with two tags: the channel, and one more. */
    ChannelCounter(MeterRegistry registry, GatewayMeter meter) {
        this.registry = registry;
        this.meter = meter;
    }

    void increment(String channel, String value) {
        counters.computeIfAbsent(new Key(channel, value), this::counter).increment();
    }

    private Counter counter(Key key) {
        return meter.counterIn(registry, key.channel(), key.value());
    }
}

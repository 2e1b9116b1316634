package dev.caesura.gateway.meter;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The gateway's meters, each stated once: for who registers them, and for the reference. */
@SuppressWarnings("ImmutableEnumChecker") // The tags are never written, and handed out as a copy.
public enum GatewayMeter implements MeterDocumentation {
    REQUESTS(
            Meter.Type.COUNTER,
            "requests",
            null,
            "Calls of /webhooks, by the answer's status",
            "channel",
            "status"),
    MESSAGES(Meter.Type.COUNTER, "messages", null, "Messages understood", "channel", "direction"),
    DELIVERIES(
            Meter.Type.COUNTER,
            "deliveries",
            null,
            "Status receipts understood",
            "channel",
            "status"),
    EVENTS(
            Meter.Type.COUNTER,
            "events",
            null,
            "What is neither message nor receipt, by kind",
            "channel",
            "kind"),
    REJECTIONS(
            Meter.Type.COUNTER,
            "rejections",
            null,
            "What was not taken, by reason",
            "channel",
            "reason"),
    KAFKA_ACKNOWLEDGE(
            Meter.Type.TIMER,
            "kafka.acknowledge",
            null,
            "From handing a webhook's records to Kafka to the last ack"),
    KAFKA_REFUSED(Meter.Type.COUNTER, "kafka.refused", null, "Records that Kafka would never take"),
    KAFKA_INTERRUPTIONS(
            Meter.Type.COUNTER, "kafka.interruptions", null, "Switches from Kafka to the spool"),
    SPOOLED(Meter.Type.COUNTER, "spooled", null, "Webhooks that went to the spool"),
    SPOOL_DRAINED(Meter.Type.COUNTER, "spool.drained", null, "Records that came out of the spool"),
    SPOOL_SET_ASIDE(
            Meter.Type.COUNTER, "spool.set.aside", null, "Records kept on the disk for a person"),
    SPOOL_RECORDS(Meter.Type.GAUGE, "spool.records", null, "Records in the spool"),
    SPOOL_SIZE(Meter.Type.GAUGE, "spool.size", "bytes", "What the spool holds"),
    SPOOL_AGE(
            Meter.Type.GAUGE,
            "spool.age",
            "seconds",
            "How long the oldest record of the spool has waited");

    private static final String PREFIX = "caesura.gateway.";

    private final Meter.Type type;
    private final String name;
    private final @Nullable String unit;
    private final String description;
    private final KeyName[] tags;

    GatewayMeter(
            Meter.Type type,
            String name,
            @Nullable String unit,
            String description,
            String... tags) {
        this.type = type;
        this.name = name;
        this.unit = unit;
        this.description = description;
        this.tags = Arrays.stream(tags).map(tag -> (KeyName) () -> tag).toArray(KeyName[]::new);
    }

    @Override
    public String getName() {
        return PREFIX + name;
    }

    @Override
    public Meter.Type getType() {
        return type;
    }

    /** What its value is counted in; null for things. */
    @Override
    public @Nullable String getBaseUnit() {
        return unit;
    }

    @Override
    public KeyName[] getKeyNames() {
        return tags.clone();
    }

    /** What it shows, as monitoring displays it. */
    public String description() {
        return description;
    }
}

package dev.caesura.gateway.meter;

import dev.caesura.service.MeterSheet;
import dev.caesura.service.StatedMeter;
import io.micrometer.core.instrument.Meter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gateway's meters, each stated once: for who registers them, and for the reference. */
public enum GatewayMeter implements StatedMeter {
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

    private final MeterSheet sheet;

    GatewayMeter(
            Meter.Type type,
            String name,
            @Nullable String unit,
            String description,
            String... tags) {
        this.sheet =
                new MeterSheet(type, "caesura.gateway." + name, unit, description, List.of(tags));
    }

    @Override
    public MeterSheet sheet() {
        return sheet;
    }
}

package dev.caesura.gateway.meter;

import static dev.caesura.service.MeterSheet.counter;
import static dev.caesura.service.MeterSheet.gauge;
import static dev.caesura.service.MeterSheet.gaugeIn;
import static dev.caesura.service.MeterSheet.timer;

import dev.caesura.service.MeterSheet;
import dev.caesura.service.StatedMeter;

/** The gateway's meters, each declared once: for their registration, and for the reference. */
public enum GatewayMeter implements StatedMeter {
    REQUESTS(
            counter(
                    "caesura.gateway.requests",
                    "Calls to /webhooks, by the answer's status",
                    "channel",
                    "status")),
    MESSAGES(counter("caesura.gateway.messages", "Messages understood", "channel", "direction")),
    DELIVERIES(
            counter(
                    "caesura.gateway.deliveries",
                    "Status receipts understood",
                    "channel",
                    "status")),
    EVENTS(
            counter(
                    "caesura.gateway.events",
                    "Items that are neither message nor receipt, by kind",
                    "channel",
                    "kind")),
    IDENTITIES(
            counter(
                    "caesura.gateway.identities",
                    "Ids of contacts that webhooks named beside another, as they were written",
                    "channel",
                    "what")),
    IDENTITIES_KNOWN(gauge("caesura.gateway.identities.known", "Ids of contacts in memory")),
    IDENTITIES_CAUGHT_UP(
            gauge(
                    "caesura.gateway.identities.caught.up",
                    "Whether the ids that were known at the start have been read")),
    REJECTIONS(counter("caesura.gateway.rejections", "Rejections, by reason", "channel", "reason")),
    KAFKA_ACKNOWLEDGE(
            timer(
                    "caesura.gateway.kafka.acknowledge",
                    "From handing a webhook's records to Kafka to the last ack")),
    KAFKA_REFUSED(
            counter("caesura.gateway.kafka.refused", "Records that Kafka would never accept")),
    KAFKA_INTERRUPTIONS(
            counter("caesura.gateway.kafka.interruptions", "Switches from Kafka to the spool")),
    SPOOLED(counter("caesura.gateway.spooled", "Webhooks that went to the spool")),
    SPOOL_DRAINED(counter("caesura.gateway.spool.drained", "Records that came out of the spool")),
    SPOOL_SET_ASIDE(
            counter("caesura.gateway.spool.set.aside", "Records kept on the disk for a person")),
    SPOOL_SET_ASIDE_RECORDS(
            gauge(
                    "caesura.gateway.spool.set.aside.records",
                    "Records that are set aside on the disk now; see caesura spool list")),
    SPOOL_RECORDS(gauge("caesura.gateway.spool.records", "Records in the spool")),
    SPOOL_SIZE(gaugeIn("caesura.gateway.spool.size", "bytes", "The size of the spool's content")),
    SPOOL_AGE(
            gaugeIn(
                    "caesura.gateway.spool.age",
                    "seconds",
                    "How long the oldest record of the spool has waited")),
    WEB_CATCH_UP_WAIT(
            gaugeIn(
                    "caesura.gateway.web.catch.up.wait",
                    "seconds",
                    "The longest time that a page has waited for what it missed"));

    private final MeterSheet sheet;

    GatewayMeter(MeterSheet sheet) {
        this.sheet = sheet;
    }

    @Override
    public MeterSheet sheet() {
        return sheet;
    }
}

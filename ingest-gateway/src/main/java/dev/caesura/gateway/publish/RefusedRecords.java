package dev.caesura.gateway.publish;

import dev.caesura.gateway.spool.SetAsideFolder;
import dev.caesura.gateway.spool.SpoolException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles a record that Kafka never takes: it goes to the dead letters, and if they are refused
 * too, it is set aside on the disk by name. Nothing behind it waits.
 */
final class RefusedRecords {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedRecords.class);

    private final String deadLetters;
    private final SetAsideFolder aside;
    private final PublishMetrics metrics;

    RefusedRecords(String deadLetters, SetAsideFolder aside, PublishMetrics metrics) {
        this.deadLetters = deadLetters;
        this.aside = aside;
        this.metrics = metrics;
    }

    /** The dead letter to send instead of a record; null if it is one itself. */
    @Nullable OutgoingRecord letterOf(OutgoingRecord record, Exception why) {
        metrics.refused();
        return record.topic().equals(deadLetters)
                ? null
                : DeadLetters.ofRefused(deadLetters, record, why);
    }

    /**
     * Keeps a record that Kafka refuses for good on the disk.
     *
     * @param reason a short code, part of the entry's name
     * @throws SpoolException if the disk does not take it
     */
    void setAside(String reason, String detail, byte[] encodedRecord) {
        String name = aside.keep(reason, detail, encodedRecord).name();
        metrics.setAside();
        LOG.error("{} is set aside in the spool's folder: {}", name, detail);
    }

    void setAside(OutgoingRecord record, Exception why) {
        String detail = record.topic() + ": " + why;
        setAside(Refusals.codeOf(why), detail, RecordCodec.encode(record));
    }

    /**
     * Deals with a refused record of a webhook that was sent straight to Kafka; it counts as
     * durable once its dead letter is, or once it is set aside.
     *
     * @param publish sends a dead letter on its way
     */
    void ofDirect(
            Pending pending, OutgoingRecord record, Exception why, Consumer<Pending> publish) {
        OutgoingRecord letter = letterOf(record, why);
        if (letter == null) {
            // Elsewhere, since the caller is an event loop or the producer's own thread.
            var unused =
                    CompletableFuture.runAsync(() -> setAside(record, why))
                            .whenComplete((done, failure) -> settle(pending, failure));
        } else {
            Pending instead = new Pending(List.of(letter), System.nanoTime());
            var unused =
                    instead.outcome()
                            .whenComplete((durability, failure) -> settle(pending, failure));
            publish.accept(instead);
        }
    }

    private static void settle(Pending pending, @Nullable Throwable failure) {
        if (failure == null) {
            pending.acknowledgeOne();
        } else {
            pending.fail(new NotDurableException("Refused", failure));
        }
    }
}

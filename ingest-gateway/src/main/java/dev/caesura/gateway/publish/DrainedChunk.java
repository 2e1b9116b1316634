package dev.caesura.gateway.publish;

import dev.caesura.gateway.spool.Spool;
import dev.caesura.gateway.spool.SpoolEntry;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Some entries of the spool on their way to Kafka. What Kafka refuses goes to the dead letters;
 * what it refuses there too is set aside on the disk, so that nothing blocks the queue and nothing
 * is lost.
 */
final class DrainedChunk {

    private static final Logger LOG = LoggerFactory.getLogger(DrainedChunk.class);

    private final ProducerLink link;
    private final Spool spool;
    private final PublishSettings settings;
    private final PublishMetrics metrics;
    private final List<SpoolEntry> entries;
    private final CountDownLatch open;
    private volatile @Nullable Exception failure;

    DrainedChunk(
            ProducerLink link,
            Spool spool,
            PublishSettings settings,
            PublishMetrics metrics,
            List<SpoolEntry> entries) {
        this.link = link;
        this.spool = spool;
        this.settings = settings;
        this.metrics = metrics;
        this.entries = entries;
        this.open = new CountDownLatch(entries.size());
    }

    /** Sends all entries in order; returns whether every one is settled. */
    boolean send() throws InterruptedException {
        for (SpoolEntry entry : entries) {
            if (failure != null) {
                return false;
            }
            send(entry);
        }
        boolean inTime = open.await(settings.drainWithin().toMillis(), TimeUnit.MILLISECONDS);
        return inTime && failure == null;
    }

    private void send(SpoolEntry entry) {
        OutgoingRecord record;
        try {
            record = RecordCodec.decode(entry.bytes());
        } catch (UncheckedIOException e) {
            setAside(entry, e);
            return;
        }
        link.send(record, new DrainAnswer(entry, record));
    }

    private void setAside(SpoolEntry entry, Exception why) {
        LOG.error("Entry {} of the spool is set aside: {}", entry.position(), why.toString());
        spool.setAside(entry);
        metrics.setAside();
        open.countDown();
    }

    private void fail(Exception why) {
        failure = why;
        while (open.getCount() > 0) {
            open.countDown();
        }
    }

    /** Follows one record out of the spool. */
    private final class DrainAnswer implements ProducerLink.Answer {

        private final SpoolEntry entry;
        private final OutgoingRecord record;

        DrainAnswer(SpoolEntry entry, OutgoingRecord record) {
            this.entry = entry;
            this.record = record;
        }

        @Override
        public void acknowledged() {
            open.countDown();
        }

        @Override
        public void refused(Exception why) {
            metrics.refused();
            if (record.topic().equals(settings.deadLetters())) {
                setAside(entry, why);
                return;
            }
            OutgoingRecord letter = DeadLetters.ofRecord(settings.deadLetters(), record, why);
            link.send(letter, new DrainAnswer(entry, letter));
        }

        @Override
        public void failed(Exception why) {
            fail(why);
        }
    }
}

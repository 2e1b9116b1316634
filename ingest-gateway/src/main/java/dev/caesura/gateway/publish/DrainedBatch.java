package dev.caesura.gateway.publish;

import dev.caesura.gateway.spool.SpoolEntry;
import dev.caesura.service.supervise.Work.Pulse;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Some entries of the spool in flight to Kafka. Each is settled when Kafka has acknowledged it, or
 * its dead letter, or when it is set aside.
 */
final class DrainedBatch {

    private static final Logger LOG = LoggerFactory.getLogger(DrainedBatch.class);
    private static final long PULSE_MILLIS = 1_000;

    private final ProducerLink link;
    private final RefusedRecords refused;
    private final List<SpoolEntry> entries;
    private final BitSet settled;
    private long progressAt = System.nanoTime();
    private @Nullable String failure;

    DrainedBatch(ProducerLink link, RefusedRecords refused, List<SpoolEntry> entries) {
        this.link = link;
        this.refused = refused;
        this.entries = entries;
        this.settled = new BitSet(entries.size());
    }

    /**
     * Sends all entries in order and waits for them.
     *
     * @param stall the time without a settled entry after which this gives up
     * @return the number of settled entries from the front; another link sends the rest again
     */
    int send(Duration stall, Pulse pulse) throws InterruptedException {
        for (int i = 0; i < entries.size() && failure() == null; i++) {
            send(i);
        }
        return await(stall, pulse);
    }

    private void send(int index) {
        SpoolEntry entry = entries.get(index);
        OutgoingRecord record = entry.damaged() ? null : decode(entry);
        if (record == null) {
            setAside(index, () -> refused.setAside("damaged", textOf(entry), entry.bytes()));
        } else {
            run(link.send(record, new EntryAnswer(index, record)));
        }
    }

    private static @Nullable OutgoingRecord decode(SpoolEntry entry) {
        try {
            return RecordCodec.decode(entry.bytes());
        } catch (UncheckedIOException e) {
            return null;
        }
    }

    private static String textOf(SpoolEntry entry) {
        return "entry " + entry.position() + " of the spool can't be read";
    }

    private static void run(@Nullable Runnable known) {
        if (known != null) {
            known.run();
        }
    }

    private synchronized int await(Duration stall, Pulse pulse) throws InterruptedException {
        while (failure == null && settled.cardinality() < entries.size()) {
            long left = stall.toNanos() - (System.nanoTime() - progressAt);
            if (left <= 0) {
                failure = "Kafka has acknowledged nothing for " + stall;
                break;
            }
            pulse.beat();
            wait(Math.min(PULSE_MILLIS, left / 1_000_000 + 1));
        }
        return settled.nextClearBit(0);
    }

    /** The reason why not all entries are settled, for a person; null if they are. */
    synchronized @Nullable String failure() {
        return failure;
    }

    private synchronized void settle(int index) {
        settled.set(index);
        progressAt = System.nanoTime();
        notifyAll();
    }

    private synchronized void fail(String why) {
        failure = why;
        notifyAll();
    }

    private void setAside(int index, Runnable keep) {
        try {
            keep.run();
            settle(index);
        } catch (RuntimeException e) {
            LOG.error("Entry {} can't be set aside now", entries.get(index).position(), e);
            fail(String.valueOf(e.getMessage()));
        }
    }

    /** Follows one entry. */
    private final class EntryAnswer implements ProducerLink.Answer {

        private final int index;
        private final OutgoingRecord record;

        EntryAnswer(int index, OutgoingRecord record) {
            this.index = index;
            this.record = record;
        }

        @Override
        public void acknowledged() {
            settle(index);
        }

        @Override
        public void refused(Exception why) {
            OutgoingRecord letter = refused.letterOf(record, why);
            if (letter == null) {
                setAside(index, () -> refused.setAside(record, why));
            } else {
                DrainedBatch.run(link.send(letter, new EntryAnswer(index, letter)));
            }
        }

        @Override
        public void failed(Exception why) {
            fail(String.valueOf(why.getMessage()));
        }
    }
}

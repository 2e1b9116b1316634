package dev.caesura.benchmarks.close;

import dev.caesura.benchmarks.topology.CommittedRecords;
import dev.caesura.benchmarks.topology.RunTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads requests as they become visible, and assigns each to the burst that it answers. It notices
 * missing requests, and reports a partition that stands still with its position.
 */
final class Requests {

    /** A request that has not come by then is missing. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration STANDS = Duration.ofSeconds(1);
    private static final long NOT_YET = Long.MIN_VALUE;

    private final String run;
    private final CommittedRecords requests;
    private final SteadyTraffic traffic;
    private final Duration gap;
    private final Whereabouts whereabouts;
    private final Consumer<String> teller;
    private final long[] lastOn = new long[RunTopics.PARTITIONS];
    private final boolean[] standing = new boolean[RunTopics.PARTITIONS];
    private long[] late = new long[1 << 20];
    private long foreign;
    private boolean steady;

    /**
     * A reader.
     *
     * @param whereabouts reports everybody's positions
     * @param teller takes lines on standstills
     */
    Requests(
            String run,
            CommittedRecords requests,
            SteadyTraffic traffic,
            Duration gap,
            Whereabouts whereabouts,
            Consumer<String> teller) {
        this.run = run;
        this.requests = requests;
        this.traffic = traffic;
        this.gap = gap;
        this.whereabouts = whereabouts;
        this.teller = teller;
        Arrays.fill(late, NOT_YET);
    }

    /**
     * Waits until the first request has come.
     *
     * @throws IllegalStateException if none comes in time
     */
    void awaitFirst(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (read() == 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        run
                                + ": no burst closed in "
                                + limit.toSeconds()
                                + " s after the start; the system's log says why");
            }
        }
    }

    /**
     * Reads requests for that time, and returns their lateness; does not check for missing ones.
     */
    Lateness warmUp(Duration time) {
        int from = traffic.finished();
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            read();
        }
        Lateness lateness = new Lateness();
        for (int burst = from; burst < traffic.finished(); burst++) {
            if (late(burst) != NOT_YET) {
                lateness.add(late(burst));
            }
        }
        return lateness;
    }

    /**
     * The lateness of every burst whose deadline is within that time from now.
     *
     * @throws IllegalStateException if one of them has not come 30 s after the last deadline
     */
    Lateness measure(Duration time) {
        steady = true;
        long from = System.currentTimeMillis();
        long to = from + time.toMillis();
        while (System.currentTimeMillis() < to) {
            read();
        }
        int first = firstDueFrom(from);
        int end = firstDueFrom(to);
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (missing(first, end) > 0) {
            read();
            if (System.nanoTime() > limit) {
                throw new IllegalStateException(
                        "%s: %,d of %,d bursts are missing %d s after their deadlines; %s"
                                .formatted(
                                        run,
                                        missing(first, end),
                                        end - first,
                                        PATIENCE.toSeconds(),
                                        whereabouts.tell()));
            }
        }
        steady = false;
        Lateness lateness = new Lateness();
        for (int burst = first; burst < end; burst++) {
            lateness.add(late(burst));
        }
        return lateness;
    }

    /** Requests of conversations outside of the steady traffic. */
    long foreign() {
        return foreign;
    }

    private int firstDueFrom(long moment) {
        long lastMessage = moment - gap.toMillis();
        int burst = 0;
        int end = traffic.finished();
        while (burst < end && traffic.finishedAt(burst) < lastMessage) {
            burst++;
        }
        return burst;
    }

    private int missing(int first, int end) {
        int missing = 0;
        for (int burst = first; burst < end; burst++) {
            missing += late(burst) == NOT_YET ? 1 : 0;
        }
        return missing;
    }

    private long late(int burst) {
        return burst < late.length ? late[burst] : NOT_YET;
    }

    private int read() {
        int count = 0;
        Iterable<ConsumerRecord<byte[], byte[]>> visible = requests.poll();
        long now = System.currentTimeMillis();
        for (ConsumerRecord<byte[], byte[]> request : visible) {
            count++;
            lastOn[request.partition()] = now;
            int burst = SteadyTraffic.burstOf(new String(request.key(), StandardCharsets.UTF_8));
            if (burst < 0) {
                foreign++;
                continue;
            }
            if (burst >= late.length) {
                int before = late.length;
                late = Arrays.copyOf(late, 2 * before);
                Arrays.fill(late, before, late.length, NOT_YET);
            }
            late[burst] = now - (traffic.finishedAt(burst) + gap.toMillis());
        }
        if (steady) {
            tellWhatStands(now);
        }
        return count;
    }

    private void tellWhatStands(long now) {
        for (int partition = 0; partition < lastOn.length; partition++) {
            boolean stands = now - lastOn[partition] > STANDS.toMillis();
            if (stands && !standing[partition]) {
                teller.accept(
                        "%s: nothing has come from partition %d for %d ms; %s"
                                .formatted(
                                        run,
                                        partition,
                                        now - lastOn[partition],
                                        whereabouts.tell()));
            } else if (!stands && standing[partition]) {
                teller.accept(run + ": partition " + partition + " goes on");
            }
            standing[partition] = stands;
        }
    }
}

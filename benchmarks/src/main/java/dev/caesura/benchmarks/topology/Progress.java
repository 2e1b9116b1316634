package dev.caesura.benchmarks.topology;

import dev.caesura.benchmarks.Workspace;
import dev.caesura.benchmarks.peer.PeerProcess;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** Follows a group's committed share of its input. */
public final class Progress {

    private static final Duration INTERVAL = Duration.ofMillis(20);
    private static final Duration STANDSTILL = Duration.ofSeconds(90);
    private static final Duration SAY = Duration.ofSeconds(10);

    private final Admin admin;
    private final String group;
    private final String topic;
    private final PeerProcess process;
    private final Workspace workspace;

    public Progress(
            Admin admin, String group, String topic, PeerProcess process, Workspace workspace) {
        this.admin = admin;
        this.group = group;
        this.topic = topic;
        this.process = process;
        this.workspace = workspace;
    }

    /**
     * Waits until more than that many messages are committed, and returns the last commit before: a
     * system that commits rarely may pass a whole stretch at once.
     *
     * @throws IllegalStateException if the process ends, or stands still for 90 s
     */
    public Sample lastBefore(long messages) throws InterruptedException, ExecutionException {
        Sample before = sample();
        while (before.committed() < messages) {
            Sample next = awaitCommitted(before.committed() + 1);
            if (next.committed() > messages) {
                break;
            }
            before = next;
        }
        return before;
    }

    /**
     * Waits until that many messages are committed.
     *
     * @throws IllegalStateException if the process ends, or stands still for 90 s
     */
    public Sample awaitCommitted(long messages) throws InterruptedException, ExecutionException {
        Sample last = sample();
        long moved = last.nanos();
        long said = last.nanos();
        while (last.committed() < messages) {
            LockSupport.parkNanos(INTERVAL.toNanos());
            Sample next = sample();
            moved = next.committed() > last.committed() ? next.nanos() : moved;
            if (!process.isAlive() || next.nanos() - moved > STANDSTILL.toNanos()) {
                throw new IllegalStateException(
                        group
                                + " stands still at "
                                + next.committed()
                                + " of "
                                + messages
                                + "; if that is the whole log, have more written (ask-rate,"
                                + " cycle-rate)");
            }
            if (next.nanos() - said > SAY.toNanos()) {
                workspace.say(group + ": " + next.committed() + " of " + messages + " messages");
                said = next.nanos();
            }
            last = next;
        }
        return last;
    }

    /**
     * Waits for that time, and then for the next commit: some systems commit rarely, and a stretch
     * between two commits is exact.
     *
     * @throws IllegalStateException if the process ends, or stands still for 90 s
     */
    public Sample nextAfter(Duration time) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        Sample last = sample();
        while (System.nanoTime() < end) {
            last = awaitCommitted(last.committed() + 1);
        }
        return last;
    }

    private Sample sample() throws InterruptedException, ExecutionException {
        long committed =
                admin
                        .listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .entrySet()
                        .stream()
                        .filter(entry -> entry.getKey().topic().equals(topic))
                        .mapToLong(entry -> offset(entry.getValue()))
                        .sum();
        return new Sample(System.nanoTime(), committed, process.cpu().toNanos());
    }

    private static long offset(OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }
}

package dev.caesura.service.supervise;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Starts every thread of a service's own, and starts it again when it fails: with growing pauses,
 * counted in {@code caesura.threads.restarts}. A thread that fails again and again, or no longer
 * shows a pulse, takes the service's liveness down; see {@link ThreadsHealth}.
 */
public final class Supervisor implements AutoCloseable {

    private static final Duration END_LIMIT = Duration.ofSeconds(5);
    private static final Duration PULSE_AT_LEAST = Duration.ofSeconds(20);

    private final MeterRegistry meters;
    private final SupervisorSettings settings;
    private final LongSupplier nanoTime;
    private final List<SupervisedThread> threads = new CopyOnWriteArrayList<>();

    /** A supervisor with the settings that services use. */
    public Supervisor(MeterRegistry meters) {
        this(meters, SupervisorSettings.standard());
    }

    /** A supervisor with settings of its own. */
    public Supervisor(MeterRegistry meters, SupervisorSettings settings) {
        this(meters, settings, System::nanoTime);
    }

    Supervisor(MeterRegistry meters, SupervisorSettings settings, LongSupplier nanoTime) {
        this.meters = meters;
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /**
     * Starts a daemon thread that works until it is stopped.
     *
     * @param name the thread's name, also in the metric and in health; one of a few, chosen by the
     *     program
     */
    public SupervisedThread start(String name, Work work) {
        Counter restarts = SupervisorMeter.RESTARTS.counterIn(meters, name);
        SupervisedThread thread =
                new SupervisedThread(name, work, settings, restarts::increment, nanoTime);
        threads.add(thread);
        thread.start();
        return thread;
    }

    /**
     * Starts a daemon thread that does a task again and again.
     *
     * @param pause between the end of one and the beginning of the next
     */
    public SupervisedThread every(String name, Duration pause, Runnable task) {
        return start(name, pulse -> repeat(pause, task, pulse));
    }

    private static void repeat(Duration pause, Runnable task, Work.Pulse pulse)
            throws InterruptedException {
        while (true) {
            task.run();
            long left = pause.toNanos();
            while (left > 0) {
                pulse.beat();
                long part = Math.min(left, PULSE_AT_LEAST.toNanos());
                TimeUnit.NANOSECONDS.sleep(part);
                left -= part;
            }
            pulse.beat();
        }
    }

    /** The state of all threads that have not been stopped. */
    public List<ThreadReport> threads() {
        threads.removeIf(thread -> thread.report().state() == ThreadReport.State.STOPPED);
        return threads.stream().map(SupervisedThread::report).toList();
    }

    /** Ends all threads that nobody has stopped yet. */
    @Override
    public void close() {
        threads.forEach(thread -> thread.stop(END_LIMIT));
        threads.clear();
    }
}

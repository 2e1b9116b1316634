package dev.caesura.service.supervise;

import dev.caesura.service.supervise.ThreadReport.State;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread of the service's own, which is started again when its work fails. */
public final class SupervisedThread {

    private static final Logger LOG = LoggerFactory.getLogger(SupervisedThread.class);

    private final Work work;
    private final SupervisorSettings settings;
    private final Runnable onRestart;
    private final LongSupplier nanoTime;
    private final Thread thread;

    private volatile boolean stopping;
    private volatile boolean ended;
    private volatile boolean running;
    private volatile long runBegan;
    private volatile long lastPulse;
    private volatile int failuresInRow;
    private volatile @Nullable String problem;
    private volatile long restarts;

    SupervisedThread(
            String name,
            Work work,
            SupervisorSettings settings,
            Runnable onRestart,
            LongSupplier nanoTime) {
        this.work = work;
        this.settings = settings;
        this.onRestart = onRestart;
        this.nanoTime = nanoTime;
        this.thread = new Thread(this::supervise, name);
        this.thread.setDaemon(true);
    }

    void start() {
        beginRun();
        thread.start();
    }

    public String name() {
        return thread.getName();
    }

    private void supervise() {
        try {
            while (!stopping) {
                beginRun();
                Throwable failure = runOnce();
                running = false;
                if (!stopping) {
                    failed(failure);
                }
            }
        } finally {
            ended = true;
        }
    }

    private void beginRun() {
        runBegan = nanoTime.getAsLong();
        lastPulse = runBegan;
        running = true;
    }

    /**
     * Works until the work ends. Nobody else would hear of the failure that ends it, errors
     * included.
     */
    private @Nullable Throwable runOnce() {
        try {
            work.run(() -> lastPulse = nanoTime.getAsLong());
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    private void failed(@Nullable Throwable failure) {
        failuresInRow = isSteady() ? 1 : failuresInRow + 1;
        problem = failure == null ? "ended by itself" : failure.getClass().getName();
        LOG.error("{} has failed, {} in a row, and is restarted", name(), failuresInRow, failure);
        if (pause(settings.restarts().pause(failuresInRow))) {
            restarts = restarts + 1;
            onRestart.run();
        }
    }

    private boolean isSteady() {
        return nanoTime.getAsLong() - runBegan >= settings.steadyAfter().toNanos();
    }

    /** Returns whether the thread is to go on. */
    private boolean pause(Duration length) {
        // An interruption that is not a stop may have left its flag behind.
        Thread.interrupted();
        if (stopping) {
            return false;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(length.toNanos());
            return true;
        } catch (InterruptedException e) {
            return !stopping;
        }
    }

    /** The thread's present state. */
    public ThreadReport report() {
        return new ThreadReport(name(), state(), restarts, Optional.ofNullable(problemNow()));
    }

    private State state() {
        if (ended) {
            return State.STOPPED;
        }
        if (failuresInRow >= settings.failuresInRow() && !(running && isSteady())) {
            return State.GIVEN_UP;
        }
        if (!running) {
            return State.PAUSING;
        }
        long silence = nanoTime.getAsLong() - lastPulse;
        return silence > settings.silentFor().toNanos() ? State.STUCK : State.RUNNING;
    }

    private @Nullable String problemNow() {
        return running && isSteady() ? null : problem;
    }

    /**
     * Interrupts the work and waits for its end.
     *
     * @param limit how long to wait; the thread is a daemon and may outlive it
     */
    public void stop(Duration limit) {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(Math.max(1, limit.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

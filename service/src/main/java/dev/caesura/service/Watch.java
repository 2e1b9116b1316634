package dev.caesura.service;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what has changed in force while a service runs. What is wrong is said once, and the old
 * stays.
 *
 * <p>It looks at files from time to time instead of being told: file events do not pass through the
 * links by which Kubernetes swaps a mounted file.
 */
public final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final String what;
    private final Runnable look;
    private final ScheduledExecutorService schedule;
    private volatile @Nullable String problem;

    /**
     * A watch, which looks again and again.
     *
     * @param what is watched, for the log and the thread's name
     * @param look puts in force what has changed; throws if it is wrong, with what to write instead
     */
    public Watch(String what, Duration every, Runnable look) {
        this.what = what;
        this.look = look;
        this.schedule =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "caesura-" + what);
                            thread.setDaemon(true);
                            return thread;
                        });
        var unused =
                schedule.scheduleWithFixedDelay(
                        this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is wrong with the newest state, which is not in force therefore. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private void look() {
        try {
            look.run();
            problem = null;
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.equals(problem)) {
                LOG.error("The changed {} are not in force: {}", what, message);
            }
            problem = message;
        }
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}

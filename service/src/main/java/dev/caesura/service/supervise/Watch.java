package dev.caesura.service.supervise;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts changes into force while a service runs. A faulty change is reported once, and the old state
 * stays.
 *
 * <p>It looks at files from time to time instead of being told: file events do not pass through the
 * links by which Kubernetes swaps a mounted file.
 */
public final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration END_LIMIT = Duration.ofSeconds(1);

    private final String what;
    private final Runnable look;
    private final SupervisedThread thread;
    private volatile @Nullable String problem;

    /**
     * A watch that looks again and again.
     *
     * @param what is watched, for the log and the thread's name
     * @param look puts a change into force; throws if it is wrong, with what to write instead
     */
    public Watch(Supervisor supervisor, String what, Duration every, Runnable look) {
        this.what = what;
        this.look = look;
        this.thread = supervisor.every("caesura-" + what, every, this::look);
    }

    /** The problem with the newest state, which is therefore not in force. */
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
        thread.stop(END_LIMIT);
    }
}

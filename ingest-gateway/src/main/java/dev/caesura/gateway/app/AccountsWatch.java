package dev.caesura.gateway.app;

import dev.caesura.gateway.account.Directory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts changed accounts and secrets in force while the gateway runs. What is wrong is said once,
 * and the old ones stay.
 *
 * <p>It looks at the files from time to time instead of being told: file events do not pass through
 * the links by which Kubernetes swaps a mounted file.
 */
final class AccountsWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AccountsWatch.class);

    private final AccountsLoader loader;
    private final Directory directory;
    private final ScheduledExecutorService schedule =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "caesura-accounts");
                        thread.setDaemon(true);
                        return thread;
                    });
    private volatile @Nullable String problem;

    AccountsWatch(AccountsLoader loader, Directory directory, Duration every) {
        this.loader = loader;
        this.directory = directory;
        var unused =
                schedule.scheduleWithFixedDelay(
                        this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is wrong with the newest configuration, which is not in force therefore. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private void look() {
        try {
            if (directory.replace(loader.load())) {
                LOG.info("{} accounts are in force", directory.accounts().all().size());
            }
            problem = null;
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.equals(problem)) {
                LOG.error("The changed accounts are not in force: {}", message);
            }
            problem = message;
        }
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}

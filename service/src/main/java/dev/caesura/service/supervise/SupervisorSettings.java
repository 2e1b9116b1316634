package dev.caesura.service.supervise;

import dev.caesura.service.retry.Backoff;
import java.time.Duration;

/**
 * When a thread is restarted, and when it counts as lost.
 *
 * @param restarts the pauses between its runs
 * @param steadyAfter how long a run must last for its failure to count as a first one again
 * @param failuresInRow after how many failures in a row the thread counts as given up
 * @param silentFor after how long without a pulse a running thread counts as stuck
 */
public record SupervisorSettings(
        Backoff restarts, Duration steadyAfter, int failuresInRow, Duration silentFor) {

    /**
     * The settings of services: pauses of 100 ms to 30 s, given up after 8 failures, stuck after 3
     * min.
     */
    public static SupervisorSettings standard() {
        return new SupervisorSettings(
                new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30)),
                Duration.ofMinutes(1),
                8,
                Duration.ofMinutes(3));
    }
}

package dev.caesura.processor.app;

import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.policy.Policy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The processor's settings, {@code caesura.processor.*}.
 *
 * @param applicationId the Kafka Streams application: its group, and the prefix of its internal topics
 * @param stateDir where the state stores lie on disk
 * @param threads stream threads of this instance
 * @param standbyReplicas copies of the state on other instances, for a quick take-over
 * @param gap the longest pause inside a burst; other products call it debounce time
 * @param grace how much later a burst closes, for records out of order
 * @param maxWait the longest wait from a burst's first message to its end; at least one gap
 * @param maxMessages the number of messages at which a burst closes at once
 * @param inFlight what becomes of a burst that closes while a turn is in flight
 * @param turnLimit how long a turn may stand still before it is asked again
 * @param maxAttempts how often a turn is asked before it has failed
 * @param historySent how many lines of history a request carries
 * @param flushKeywords texts that close a burst at once
 * @param streams further Kafka Streams settings, by Kafka's names
 */
@ConfigurationProperties("caesura.processor")
public record ProcessorSettings(
        @DefaultValue("caesura-processor") String applicationId,
        @DefaultValue("caesura-state") String stateDir,
        @DefaultValue("2") int threads,
        @DefaultValue("0") int standbyReplicas,
        @DefaultValue("30s") Duration gap,
        @DefaultValue("0s") Duration grace,
        @Nullable Duration maxWait,
        @DefaultValue("50") int maxMessages,
        @DefaultValue("QUEUE") Policy.InFlight inFlight,
        @DefaultValue("2m") Duration turnLimit,
        @DefaultValue("3") int maxAttempts,
        @DefaultValue("20") int historySent,
        @DefaultValue Set<String> flushKeywords,
        @DefaultValue Map<String, String> streams) {

    /** The policy that these settings say. */
    Policy policy() {
        Duration wait = maxWait == null ? gap.multipliedBy(DEFAULT_WAIT_IN_GAPS) : maxWait;
        return new Policy(
                new BurstRules(
                        gap.toMillis(),
                        grace.toMillis(),
                        wait.toMillis(),
                        maxMessages,
                        Policy.DEFAULT_MAX_BYTES),
                inFlight,
                turnLimit,
                maxAttempts,
                historySent,
                flushKeywords);
    }

    private static final int DEFAULT_WAIT_IN_GAPS = 6;
}

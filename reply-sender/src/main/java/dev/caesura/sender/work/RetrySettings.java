package dev.caesura.sender.work;

import dev.caesura.service.retry.Backoff;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often something is tried again: pauses that double, with jitter, within a budget of time.
 *
 * @param first the first pause
 * @param longest the longest pause, unless the other side asks for more
 * @param budget how long after the record was written retries go on
 */
@ConfigurationPropertiesSource
public record RetrySettings(
        @DefaultValue("1s") Duration first,
        @DefaultValue("60s") Duration longest,
        @DefaultValue("15m") Duration budget) {

    /** Checks the pauses. */
    public RetrySettings {
        var unused = new Backoff(first, longest);
    }

    /**
     * The pause before the next try.
     *
     * @param failures how many tries failed, from 1
     * @param retryAfter the least pause that the other side asks for; null if it does not say
     */
    public Duration pause(int failures, @Nullable Duration retryAfter) {
        return new Backoff(first, longest).pause(failures, retryAfter);
    }
}

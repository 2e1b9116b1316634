package dev.caesura.sender.guard;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an account's calls are held back.
 *
 * @param concurrentCalls the most calls at once
 * @param window how many calls the failure rate covers; half of them must have been made
 * @param failureRate the share of failed calls, in percent, at which the circuit opens
 * @param open how long an open circuit lets nothing through
 * @param probes how many calls then test whether the other side is back; together they decide
 * @param stopped how long an account is left alone that was refused for a reason that only a person
 *     can fix, such as an expired token
 * @param throttled how long an account is left alone at most because it asks for a pause; a longer
 *     pause is asked for again by the call that then tries
 */
@ConfigurationPropertiesSource
public record GuardSettings(
        @DefaultValue("64") int concurrentCalls,
        @DefaultValue("20") int window,
        @DefaultValue("50") int failureRate,
        @DefaultValue("30s") Duration open,
        @DefaultValue("3") int probes,
        @DefaultValue("2m") Duration stopped,
        @DefaultValue("15m") Duration throttled) {

    public GuardSettings {
        if (concurrentCalls < 1 || window < 2 || probes < 1) {
            throw new IllegalArgumentException(
                    "A guard needs concurrent-calls and probes above 0 and a window above 1; write"
                            + " for example concurrent-calls: 64, window: 20, probes: 3");
        }
        if (failureRate < 1 || failureRate > 100) {
            throw new IllegalArgumentException(
                    "A guard's failure-rate is a percentage; write a number from 1 to 100");
        }
        if (open.toMillis() < 1 || stopped.isNegative() || throttled.isNegative()) {
            throw new IllegalArgumentException(
                    "A guard's open, stopped and throttled are durations, such as 30s");
        }
    }

    /**
     * The most calls to a side that is down: those that open the circuit, including those in
     * flight, and those that probe it.
     *
     * @param outage the duration of the outage
     */
    public long mostCallsDuring(Duration outage) {
        return window + concurrentCalls + probes * (outage.toMillis() / open.toMillis() + 1);
    }
}

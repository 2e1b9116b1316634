package dev.caesura.sender.guard;

import dev.caesura.schemas.event.ConversationId;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRateLimiterMetrics;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** The guards of all accounts, each created when it is first needed. */
public final class Guards {

    private static final Duration LONGEST_QUEUE = Duration.ofHours(1);

    private final String stage;
    private final GuardSettings settings;
    private final ToIntFunction<ConversationId> callsPerSecond;
    private final Clock clock;
    private final CircuitBreakerRegistry circuits;
    private final BulkheadRegistry bulkheads;
    private final RateLimiterRegistry rates = RateLimiterRegistry.ofDefaults();
    private final Map<String, AccountGuard> guards = new ConcurrentHashMap<>();

    /**
     * No guards yet.
     *
     * @param stage the guarded stage, such as {@code deliver}: names begin with it
     * @param callsPerSecond the most calls per second for a conversation's account
     * @param metrics shows their states
     */
    public Guards(
            String stage,
            GuardSettings settings,
            ToIntFunction<ConversationId> callsPerSecond,
            MeterRegistry metrics,
            Clock clock) {
        this.stage = stage;
        this.settings = settings;
        this.callsPerSecond = callsPerSecond;
        this.clock = clock;
        this.circuits = CircuitBreakerRegistry.of(circuit(settings));
        this.bulkheads =
                BulkheadRegistry.of(
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(settings.concurrentCalls())
                                .maxWaitDuration(Duration.ZERO)
                                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(circuits).bindTo(metrics);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(metrics);
        TaggedRateLimiterMetrics.ofRateLimiterRegistry(rates).bindTo(metrics);
    }

    private static CircuitBreakerConfig circuit(GuardSettings settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(Math.max(1, settings.window() / 2))
                .failureRateThreshold(settings.failureRate())
                .waitDurationInOpenState(settings.open())
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .permittedNumberOfCallsInHalfOpenState(settings.probes())
                .build();
    }

    /** The guard of a conversation's account. */
    public AccountGuard of(ConversationId conversation) {
        String account = conversation.channel() + ":" + conversation.account();
        int most = callsPerSecond.applyAsInt(conversation);
        AccountGuard known = guards.get(account);
        if (known == null) {
            return guards.computeIfAbsent(account, name -> create(name, most));
        }
        known.callsPerSecond(most);
        return known;
    }

    private AccountGuard create(String account, int most) {
        String name = stage + ":" + account;
        RateLimiterConfig rate =
                RateLimiterConfig.custom()
                        .limitForPeriod(most)
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(LONGEST_QUEUE)
                        .build();
        return new AccountGuard(
                account,
                circuits.circuitBreaker(name),
                bulkheads.bulkhead(name),
                rates.rateLimiter(name, rate),
                settings,
                clock);
    }

    /** Each account's state in one word. */
    public Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        guards.values().forEach(guard -> states.put(guard.name(), guard.state()));
        return states;
    }
}

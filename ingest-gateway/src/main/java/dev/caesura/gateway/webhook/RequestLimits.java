package dev.caesura.gateway.webhook;

import dev.caesura.gateway.account.Account;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits the webhooks per second of each account; a burst of one second's worth passes at once.
 * There is one bucket for each configured account, whatever name a caller gives.
 */
public final class RequestLimits {

    private record Key(String channel, String account, int requestsPerSecond) {}

    private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();

    /** The time that the account must wait; zero if it may go on. */
    Duration take(Account account) {
        if (account.requestsPerSecond() == 0) {
            return Duration.ZERO;
        }
        Key key = new Key(account.channel(), account.account(), account.requestsPerSecond());
        ConsumptionProbe probe =
                buckets.computeIfAbsent(key, RequestLimits::bucket).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Duration.ZERO
                : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private static Bucket bucket(Key key) {
        Bandwidth limit =
                Bandwidth.builder()
                        .capacity(key.requestsPerSecond())
                        .refillGreedy(key.requestsPerSecond(), Duration.ofSeconds(1))
                        .build();
        return Bucket.builder().addLimit(limit).build();
    }
}

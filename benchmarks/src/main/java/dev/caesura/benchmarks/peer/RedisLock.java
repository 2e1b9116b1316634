package dev.caesura.benchmarks.peer;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/** A lock for each conversation, as in Redis' documentation: a token that expires. */
final class RedisLock {

    private static final Duration EXPIRY = Duration.ofSeconds(30);
    private static final String RELEASE =
            "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end"
                    + " return 0";

    private final RedisClient redis;
    private final String token = UUID.randomUUID().toString();

    RedisLock(RedisClient redis) {
        this.redis = redis;
    }

    /** Does something under the conversation's lock. */
    void whileLocked(String conversation, Runnable what) {
        String key = RedisKeys.lock(conversation);
        while (redis.set(key, token, SetParams.setParams().nx().px(EXPIRY.toMillis())) == null) {
            Thread.onSpinWait();
        }
        try {
            what.run();
        } finally {
            redis.eval(RELEASE, List.of(key), List.of(token));
        }
    }
}

package dev.caesura.benchmarks.peer;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.RedisClient;

/**
 * The design that Caesura replaces: history, batch and deadline of each conversation in Redis, a
 * sorted set of deadlines that is scanned every 500 ms, and a lock for each conversation.
 *
 * <p>In a replay, the scanner's time is the point up to which all partitions have been read: with
 * the wall clock's time it would split every burst.
 */
final class RedisRun {

    private static final Duration SCAN = Duration.ofMillis(500);

    private RedisRun() {}

    static AutoCloseable start(Setup setup) throws IOException, InterruptedException {
        RedisServer server = RedisServer.start(setup.state());
        RedisClient redis = server.connect();
        ReplayClock clock = new ReplayClock();
        RedisScanner scanner = new RedisScanner(setup, redis, clock);
        List<RedisWorker> workers =
                List.of(new RedisWorker(setup, redis, clock), new RedisWorker(setup, redis, clock));
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(workers.size() + 1);
        workers.forEach(threads::execute);
        threads.scheduleWithFixedDelay(scanner, 0, SCAN.toMillis(), TimeUnit.MILLISECONDS);
        return () -> {
            workers.forEach(RedisWorker::stop);
            threads.shutdownNow();
            threads.awaitTermination(10, TimeUnit.SECONDS);
            scanner.close();
            redis.close();
            server.close();
        };
    }
}

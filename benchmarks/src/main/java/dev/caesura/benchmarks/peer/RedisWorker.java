package dev.caesura.benchmarks.peer;

import dev.caesura.schemas.serde.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;

/**
 * Processes messages as the webhooks' workers did: under the conversation's lock, one at a time.
 */
final class RedisWorker implements Runnable {

    private static final int KEPT = 200;
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RedisClient redis;
    private final RedisLock lock;
    private final Setup setup;
    private final ReplayClock clock;

    /**
     * A worker.
     *
     * @param clock takes the position in each partition
     */
    RedisWorker(Setup setup, RedisClient redis, ReplayClock clock) {
        this.setup = setup;
        this.redis = redis;
        this.lock = new RedisLock(redis);
        this.clock = clock;
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                setup.bootstrapServers(),
                                ConsumerConfig.GROUP_ID_CONFIG,
                                setup.run(),
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    @Override
    public void run() {
        consumer.subscribe(List.of(setup.topics().messages().name()));
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(record);
                }
                consumer.commitSync();
            }
        } catch (WakeupException e) {
            // It is to end.
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Json.mapper().readTree(record.value());
        String conversation = new String(record.key(), StandardCharsets.UTF_8);
        String message = new String(record.value(), StandardCharsets.UTF_8);
        long deadline = record.timestamp() + setup.gap().toMillis();
        lock.whileLocked(
                conversation,
                () -> {
                    try (AbstractPipeline pipeline = redis.pipelined()) {
                        pipeline.rpush(RedisKeys.history(conversation), message);
                        pipeline.ltrim(RedisKeys.history(conversation), -KEPT, -1);
                        pipeline.rpush(RedisKeys.batch(conversation), message);
                        pipeline.set(RedisKeys.deadline(conversation), Long.toString(deadline));
                        pipeline.zadd(RedisKeys.DEADLINES, deadline, conversation);
                    }
                });
        clock.read(record.partition(), record.timestamp());
    }

    void stop() {
        consumer.wakeup();
    }
}

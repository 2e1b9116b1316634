package dev.caesura.benchmarks.peer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;

/** Looks for deadlines that have passed, every 500 ms, and asks for a reply to each batch. */
final class RedisScanner implements Runnable, AutoCloseable {

    private static final int AT_ONCE = 1_000;
    private static final int HISTORY = 20;

    private final Setup setup;
    private final RedisClient redis;
    private final RedisLock lock;
    private final ReplayClock clock;
    private final KafkaProducer<byte[], byte[]> producer;

    RedisScanner(Setup setup, RedisClient redis, ReplayClock clock) {
        this.setup = setup;
        this.redis = redis;
        this.lock = new RedisLock(redis);
        this.clock = clock;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                setup.bootstrapServers(),
                                ProducerConfig.LINGER_MS_CONFIG,
                                100,
                                ProducerConfig.BATCH_SIZE_CONFIG,
                                256 * 1024,
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "lz4"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    @Override
    public void run() {
        double due = clock.time() - 1;
        List<String> conversations;
        do {
            conversations = redis.zrangeByScore(RedisKeys.DEADLINES, 0, due, 0, AT_ONCE);
            conversations.forEach(this::close);
        } while (!conversations.isEmpty() && !Thread.currentThread().isInterrupted());
    }

    private void close(String conversation) {
        lock.whileLocked(
                conversation,
                () -> {
                    Response<List<String>> batch;
                    Response<List<String>> history;
                    try (AbstractPipeline pipeline = redis.pipelined()) {
                        batch = pipeline.lrange(RedisKeys.batch(conversation), 0, -1);
                        history = pipeline.lrange(RedisKeys.history(conversation), -HISTORY, -1);
                        pipeline.del(RedisKeys.batch(conversation));
                        pipeline.del(RedisKeys.deadline(conversation));
                        pipeline.zrem(RedisKeys.DEADLINES, conversation);
                    }
                    request(conversation, batch.get(), history.get());
                });
    }

    private void request(String conversation, List<String> batch, List<String> history) {
        String json =
                "{\"messages\":["
                        + String.join(",", batch)
                        + "],\"history\":["
                        + String.join(",", history)
                        + "]}";
        producer.send(
                new ProducerRecord<>(
                        setup.topics().replyRequests().name(),
                        conversation.getBytes(StandardCharsets.UTF_8),
                        json.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        producer.close();
    }
}

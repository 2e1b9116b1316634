package dev.caesura.nemesis.judge;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import tools.jackson.databind.JsonNode;

/** Notes the time at which a sender can first see each request, while the system runs. */
public final class RequestWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean ended;

    /** Begins to watch. */
    public RequestWatch(Map<String, Object> client) {
        thread = new Thread(() -> watch(client), "request-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch(Map<String, Object> client) {
        try (KafkaConsumer<byte[], byte[]> consumer = Topic.consumer(client, Judge.REQUESTS)) {
            while (!ended) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    JsonNode request = Topic.parse(record.value());
                    seen.putIfAbsent(
                            request.path("requestId").asString(""), System.currentTimeMillis());
                }
            }
        }
    }

    /** The time at which each request was first seen, in milliseconds since the epoch. */
    public Map<String, Long> seen() {
        return Map.copyOf(seen);
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        thread.join();
    }
}

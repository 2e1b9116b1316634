package dev.caesura.benchmarks.sender;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records of one partition, one of which has a slow call: the times of the others. */
final class NeighbourTrial {

    static final int RECORDS = 120;
    static final Duration CALL = Duration.ofMillis(200);
    private static final Duration SLOW_CALL = Duration.ofSeconds(8);
    private static final Duration BETWEEN = Duration.ofMillis(20);
    private static final byte[] SLOW = "slow".getBytes(StandardCharsets.UTF_8);
    private static final byte[] QUICK = "quick".getBytes(StandardCharsets.UTF_8);

    /**
     * A reader's results.
     *
     * @param reader its name
     * @param alone median of the others without the slow call, in milliseconds
     * @param beside median of the others with it, in milliseconds
     */
    record Row(String reader, double alone, double beside) {
        double delayMillis() {
            return Math.max(0, beside - alone);
        }
    }

    private final String servers;
    private final Consumer<String> progress;

    NeighbourTrial(String servers, Consumer<String> progress) {
        this.servers = servers;
        this.progress = progress;
    }

    Row run(String name, TopicReader reader) throws InterruptedException, ExecutionException {
        progress.accept(name + ": without a slow call");
        double alone = median(reader, "alone-" + reader.getClass().getSimpleName(), false);
        progress.accept(name + ": beside a slow call");
        double beside = median(reader, "beside-" + reader.getClass().getSimpleName(), true);
        return new Row(name, alone, beside);
    }

    private double median(TopicReader reader, String topic, boolean slow)
            throws InterruptedException, ExecutionException {
        create(topic);
        Map<Integer, Long> written = new ConcurrentHashMap<>();
        Map<Integer, Long> took = new ConcurrentHashMap<>();
        CountDownLatch warm = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(RECORDS);
        Runnable stop =
                reader.start(
                        topic,
                        Map.of(
                                "bootstrap.servers",
                                servers,
                                "group.id",
                                topic,
                                "auto.offset.reset",
                                "earliest",
                                "enable.auto.commit",
                                false),
                        record -> {
                            int number = number(record);
                            if (number < 0) {
                                warm.countDown();
                                return;
                            }
                            call(record);
                            long began = Optional.ofNullable(written.get(number)).orElseThrow();
                            took.put(number, System.nanoTime() - began);
                            left.countDown();
                        });
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            producer.send(record(topic, -1, QUICK)).get();
            await(warm);
            for (int i = 0; i < RECORDS; i++) {
                written.put(i, System.nanoTime());
                producer.send(record(topic, i, slow && i == 0 ? SLOW : QUICK)).get();
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
            await(left);
        } finally {
            stop.run();
        }
        took.remove(0);
        List<Long> sorted = took.values().stream().sorted().toList();
        return sorted.get(sorted.size() / 2) / 1e6;
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("A reader did not finish within a minute");
        }
    }

    private static void call(ConsumerRecord<byte[], byte[]> record) {
        Duration call = record.value().length == SLOW.length ? SLOW_CALL : CALL;
        long end = System.nanoTime() + call.toNanos();
        for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
            LockSupport.parkNanos(end - now);
        }
    }

    private static int number(ConsumerRecord<byte[], byte[]> record) {
        return Integer.parseInt(new String(record.key(), StandardCharsets.UTF_8));
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, int number, byte[] value) {
        byte[] key = Integer.toString(number).getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(topic, key, value);
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private void create(String topic) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }
}

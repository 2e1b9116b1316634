package dev.caesura.processor.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bursts follow from the log alone, whatever happens to the processors that read it. */
class BurstsOnBrokerTest {

    private static final Duration GAP = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int KILLS = Integer.getInteger("caesura.test.kills", 6);
    private static final int BACKLOG = Integer.getInteger("caesura.test.backlog", 60_000);

    @TempDir Path folder;

    private final Topics topics = Topics.standard();
    private final AtomicInteger sent = new AtomicInteger();
    private final List<Process> processes = new ArrayList<>();
    private EmbeddedBroker broker;
    private KafkaProducer<byte[], byte[]> producer;
    private Log log;

    @BeforeEach
    void start() {
        broker =
                EmbeddedBroker.builder()
                        .setting("group.min.session.timeout.ms", "1000")
                        .setting(
                                "transaction.abort.timed.out.transaction.cleanup.interval.ms",
                                "500")
                        .build()
                        .start();
        Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(client)) {
            new TopicSetup(admin, topics).create(4, (short) 1);
        }
        producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
        log = new Log(broker.bootstrapServers());
    }

    @AfterEach
    void stop() {
        processes.forEach(process -> process.destroyForcibly().onExit().join());
        producer.close();
        broker.close();
    }

    @Test
    void shouldCloseALoneBurstOnASilentPartition() {
        processor("one");
        send("first");
        await().atMost(PATIENCE).until(() -> log.requests().size() == 1);
        int bursts = 30;
        for (int i = 0; i < bursts; i++) {
            send("lone" + i);
            pause(Duration.ofMillis(37));
        }
        await().atMost(PATIENCE).until(() -> log.requests().size() == bursts + 1);

        List<Long> lateness =
                log.read(topics.replyRequests().name()).stream()
                        .map(
                                record ->
                                        record.timestamp()
                                                - topics.replyRequests()
                                                        .serde()
                                                        .fromBytes(record.value())
                                                        .closedAt()
                                                        .toEpochMilli())
                        .sorted()
                        .limit(bursts)
                        .toList();
        System.out.printf(
                "lateness of %d lone bursts: p50 %d ms, p99 %d ms%n",
                lateness.size(),
                lateness.get(lateness.size() / 2),
                lateness.get(lateness.size() * 99 / 100));
        assertThat(lateness).allMatch(millis -> millis >= 0);
    }

    @Test
    @Tag("trial")
    void shouldFormTheBurstsOfTheLogThroughStopsKillsAndRebalances() throws Exception {
        Random random = new Random(7);
        ScheduledExecutorService traffic = Executors.newSingleThreadScheduledExecutor();
        var sending =
                traffic.scheduleAtFixedRate(
                        () -> send("contact" + random.nextInt(400)), 0, 5, TimeUnit.MILLISECONDS);

        // Stopped for three gaps while messages and a backlog arrive.
        Process one = processor("one");
        await().atMost(PATIENCE).until(() -> !log.requests().isEmpty());
        kill(one);
        for (int i = 0; i < BACKLOG; i++) {
            send("backlog" + i % (BACKLOG / 3));
        }
        pause(GAP.multipliedBy(3));

        // Killed again and again, at any moment.
        for (int i = 0; i < KILLS; i++) {
            one = processor("one");
            pause(Duration.ofMillis(1_500 + random.nextInt(3_000)));
            kill(one);
        }

        // Two instances, of which one leaves and comes back.
        processor("two");
        one = processor("one");
        pause(Duration.ofSeconds(6));
        kill(one);
        pause(Duration.ofSeconds(3));
        processor("one");
        pause(Duration.ofSeconds(3));
        sending.cancel(false);
        traffic.shutdown();
        assertThat(traffic.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        producer.flush();

        await().atMost(PATIENCE.multipliedBy(2))
                .pollInterval(Duration.ofSeconds(2))
                .until(this::messagesAsked, asked -> asked >= sent.get());
        List<List<String>> asked = log.asked();
        assertThat(asked).doesNotHaveDuplicates();
        assertThat(new HashSet<>(asked)).isEqualTo(log.expected(GAP));
    }

    @Test
    void shouldFormTheBurstsOfTheLogThroughAStop() throws Exception {
        Process one = processor("one");
        send("first");
        await().atMost(PATIENCE).until(() -> log.requests().size() == 1);
        for (int i = 0; i < 200; i++) {
            send("contact" + i % 20);
            pause(Duration.ofMillis(15));
        }
        one.getOutputStream().close();
        one.onExit().get(30, TimeUnit.SECONDS);
        for (int i = 0; i < 300; i++) {
            send("contact" + i % 20);
            pause(Duration.ofMillis(20));
        }
        producer.flush();
        processor("one");

        await().atMost(PATIENCE).until(this::messagesAsked, asked -> asked >= sent.get());
        List<List<String>> asked = log.asked();
        assertThat(asked).doesNotHaveDuplicates();
        assertThat(new HashSet<>(asked)).isEqualTo(log.expected(GAP));
    }

    private int messagesAsked() {
        int asked = log.asked().stream().mapToInt(List::size).sum();
        System.out.printf("%d of %d messages are in a request%n", asked, sent.get());
        return asked;
    }

    private Process processor(String name) {
        Process process =
                ProcessorProcess.start(broker.bootstrapServers(), folder.resolve(name), GAP);
        processes.add(process);
        return process;
    }

    private static void kill(Process process) {
        process.destroyForcibly().onExit().join();
    }

    /** The scenario's own timeline; nothing is expected at its end. */
    private static void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void send(String contact) {
        InboundMessage message =
                InboundMessage.builder()
                        .messageId("m" + sent.incrementAndGet())
                        .channel("web")
                        .account("shop")
                        .contact(contact)
                        .text("hello")
                        .build();
        producer.send(
                new ProducerRecord<>(
                        topics.messages().name(),
                        message.conversationId().getBytes(StandardCharsets.UTF_8),
                        topics.messages().serde().toBytes(message)));
    }
}

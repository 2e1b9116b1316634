package dev.caesura.processor.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
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

    private Scene scene;
    private Log log;
    private final Topics topics = Topics.standard();

    @BeforeEach
    void start() {
        scene = new Scene(folder, GAP);
        log = scene.log();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void shouldCloseALoneBurstOnASilentPartition() {
        scene.processor("one");
        scene.send("first");
        await().atMost(PATIENCE).until(() -> log.requests().size() == 1);
        int bursts = 30;
        for (int i = 0; i < bursts; i++) {
            scene.send("lone" + i);
            Scene.pause(Duration.ofMillis(37));
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
                        () -> scene.send("contact" + random.nextInt(400)),
                        0,
                        5,
                        TimeUnit.MILLISECONDS);

        // Stopped for three gaps while messages and a backlog arrive.
        Process one = scene.processor("one");
        await().atMost(PATIENCE).until(() -> !log.requests().isEmpty());
        Scene.kill(one);
        for (int i = 0; i < BACKLOG; i++) {
            scene.send("backlog" + i % (BACKLOG / 3));
        }
        Scene.pause(GAP.multipliedBy(3));

        // Killed again and again, at any moment.
        for (int i = 0; i < KILLS; i++) {
            one = scene.processor("one");
            Scene.pause(Duration.ofMillis(1_500 + random.nextInt(3_000)));
            Scene.kill(one);
        }

        // Two instances, of which one leaves and comes back.
        scene.processor("two");
        one = scene.processor("one");
        Scene.pause(Duration.ofSeconds(6));
        Scene.kill(one);
        Scene.pause(Duration.ofSeconds(3));
        scene.processor("one");
        Scene.pause(Duration.ofSeconds(3));
        sending.cancel(false);
        traffic.shutdown();
        assertThat(traffic.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        scene.flush();

        try {
            await().atMost(PATIENCE.multipliedBy(2))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(this::messagesAsked, asked -> asked >= scene.sent());
        } catch (ConditionTimeoutException e) {
            log.unasked().forEach(System.out::println);
            throw e;
        }
        List<List<String>> asked = log.asked();
        assertThat(asked).doesNotHaveDuplicates();
        assertThat(new HashSet<>(asked)).isEqualTo(log.expected(GAP));
        System.out.printf(
                "%d messages, %d kills, %d bursts, each was asked for once%n",
                scene.sent(), KILLS + 2, asked.size());
    }

    @Test
    void shouldFormTheBurstsOfTheLogThroughAStop() throws Exception {
        Process one = scene.processor("one");
        scene.send("first");
        await().atMost(PATIENCE).until(() -> log.requests().size() == 1);
        for (int i = 0; i < 200; i++) {
            scene.send("contact" + i % 20);
            Scene.pause(Duration.ofMillis(15));
        }
        one.getOutputStream().close();
        one.onExit().get(30, TimeUnit.SECONDS);
        for (int i = 0; i < 300; i++) {
            scene.send("contact" + i % 20);
            Scene.pause(Duration.ofMillis(20));
        }
        scene.flush();
        scene.processor("one");

        await().atMost(PATIENCE).until(this::messagesAsked, asked -> asked >= scene.sent());
        List<List<String>> asked = log.asked();
        assertThat(asked).doesNotHaveDuplicates();
        assertThat(new HashSet<>(asked)).isEqualTo(log.expected(GAP));
    }

    private int messagesAsked() {
        int asked = log.asked().stream().mapToInt(List::size).sum();
        System.out.printf("%d of %d messages are in a request%n", asked, scene.sent());
        return asked;
    }
}

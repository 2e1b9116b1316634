package dev.caesura.sender.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class LanesTest {

    private static final TopicPartition P0 = new TopicPartition("t", 0);
    private static final TopicPartition P1 = new TopicPartition("t", 1);

    private static final DataSize PLENTY = DataSize.ofMegabytes(64);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RecordingFlow flow = new RecordingFlow();
    private final List<Long> acknowledged = new CopyOnWriteArrayList<>();
    private final List<Lanes> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(Lanes::close);
    }

    @Test
    void shouldKeepAConversationsOrderAndRunConversationsInParallel() {
        // given: 40 conversations whose records wait for all 40 to be in progress
        int conversations = 40;
        CountDownLatch together = new CountDownLatch(conversations);
        Map<String, List<Long>> seen = new ConcurrentHashMap<>();
        Lanes lanes =
                lanes(
                        new LaneSettings(1000, PLENTY, 1000, 64, Duration.ofSeconds(1)),
                        (record, ownership) ->
                                () -> {
                                    together.countDown();
                                    together.await();
                                    seen.computeIfAbsent(key(record), k -> new ArrayList<>())
                                            .add(record.offset());
                                    return Step.done();
                                });
        // when: each has three records
        for (int offset = 0; offset < conversations * 3; offset++) {
            accept(lanes, P0, offset, "k" + offset % conversations);
        }
        // then
        await().untilAsserted(() -> assertThat(lanes.inFlight()).isZero());
        assertThat(seen).hasSize(conversations);
        seen.values().forEach(offsets -> assertThat(offsets).hasSize(3).isSorted());
        assertThat(acknowledged).isSorted().endsWith(conversations * 3L - 1);
    }

    @Test
    void shouldAcknowledgeNothingBehindAnUnfinishedRecord() {
        // given
        CountDownLatch slow = new CountDownLatch(1);
        Lanes lanes = lanes(settings(100), waitingFor("slow", slow));
        // when: the first is slow, and the others are not
        accept(lanes, P0, 0, "slow");
        for (long offset = 1; offset < 20; offset++) {
            accept(lanes, P0, offset, "k" + offset);
        }
        await().untilAsserted(() -> assertThat(lanes.inFlight()).isEqualTo(1));
        // then
        assertThat(acknowledged).isEmpty();
        slow.countDown();
        await().untilAsserted(() -> assertThat(acknowledged).containsExactly(19L));
    }

    @Test
    void shouldPauseAtTheLimitAndResumeBelowIt() {
        // given: ten records that wait, the limit
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(1);
        Lanes lanes =
                lanes(
                        settings(10),
                        (record, ownership) ->
                                () -> {
                                    (record.offset() == 0 ? first : others).await();
                                    return Step.done();
                                });
        for (long offset = 0; offset < 10; offset++) {
            accept(lanes, P0, offset, "k" + offset);
        }
        assertThat(flow.events).containsExactly("pause");
        // when: one finishes, and another comes
        first.countDown();
        await().untilAsserted(() -> assertThat(flow.events).containsExactly("pause", "resume"));
        accept(lanes, P0, 10, "k10");
        // then
        assertThat(flow.events).containsExactly("pause", "resume", "pause");
        others.countDown();
        await().untilAsserted(() -> assertThat(flow.events).hasSize(4).endsWith("resume"));
    }

    @Test
    void shouldPauseAtTheSizeOfWhatIsInFlightAndResumeBelowIt() {
        // given: room for 1,000 bytes
        CountDownLatch done = new CountDownLatch(1);
        Lanes lanes =
                lanes(
                        new LaneSettings(
                                100, DataSize.ofBytes(1_000), 100, 16, Duration.ofSeconds(1)),
                        (record, ownership) ->
                                () -> {
                                    done.await();
                                    return Step.done();
                                });
        // when
        for (long offset = 0; offset < 3; offset++) {
            accept(lanes, P0, offset, "k".repeat(300) + offset);
        }
        assertThat(flow.events).isEmpty();
        accept(lanes, P0, 3, "k".repeat(300) + 3);
        // then
        assertThat(flow.events).containsExactly("pause");
        done.countDown();
        await().untilAsserted(() -> assertThat(flow.events).containsExactly("pause", "resume"));
    }

    @Test
    void shouldSetARecordAsideThatFailsAgainAndAgainAndGoOnBehindIt() {
        // given: a record whose work fails, and nothing that Kafka is to blame for
        List<Long> aside = new CopyOnWriteArrayList<>();
        Lanes lanes =
                lanes(
                        settings(100),
                        new LaneHandler() {
                            @Override
                            public LaneWork open(
                                    ConsumerRecord<byte[], byte[]> record, Ownership ownership) {
                                return () -> {
                                    if (record.offset() == 0) {
                                        throw new IllegalStateException("damaged");
                                    }
                                    return Step.done();
                                };
                            }

                            @Override
                            public void setAside(
                                    ConsumerRecord<byte[], byte[]> record, Exception cause) {
                                aside.add(record.offset());
                            }
                        });
        // when
        accept(lanes, P0, 0, "k");
        accept(lanes, P0, 1, "k");
        // then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(acknowledged).endsWith(1L));
        assertThat(aside).containsExactly(0L);
    }

    @Test
    void shouldPauseAPartitionThatRunsFarAheadOfItsFirstUnfinishedRecord() {
        // given
        CountDownLatch slow = new CountDownLatch(1);
        Lanes lanes =
                lanes(
                        new LaneSettings(1000, PLENTY, 50, 16, Duration.ofSeconds(1)),
                        waitingFor("slow", slow));
        // when
        for (long offset = 0; offset < 50; offset++) {
            accept(lanes, P0, offset, offset == 0 ? "slow" : "k" + offset);
        }
        // then
        await().untilAsserted(() -> assertThat(lanes.inFlight()).isEqualTo(1));
        assertThat(flow.events).containsExactly("pause t-0");
        slow.countDown();
        await().untilAsserted(
                        () -> assertThat(flow.events).containsExactly("pause t-0", "resume t-0"));
    }

    @Test
    void shouldDrainAcknowledgeAndCloseOnRevocation() throws InterruptedException {
        // given: one record in progress, one behind it, one on another partition
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        Set<Long> worked = ConcurrentHashMap.newKeySet();
        Set<Ownership> owned = ConcurrentHashMap.newKeySet();
        AtomicBoolean counts = new AtomicBoolean();
        Lanes lanes =
                lanes(
                        new LaneSettings(100, PLENTY, 100, 16, Duration.ofSeconds(20)),
                        (record, ownership) ->
                                () -> {
                                    started.countDown();
                                    slow.await();
                                    worked.add(record.offset());
                                    owned.add(ownership);
                                    counts.set(!ownership.held() && !ownership.lost());
                                    return Step.done();
                                });
        accept(lanes, P0, 0, "k");
        accept(lanes, P0, 1, "k");
        started.await();
        Thread revocation = new Thread(() -> lanes.revoke(Set.of(P0)));
        revocation.start();
        await().until(() -> revocation.getState() == Thread.State.TIMED_WAITING);
        // when
        slow.countDown();
        revocation.join();
        // then: what was in progress finished, what waited did not begin
        assertThat(worked).containsExactly(0L);
        assertThat(acknowledged).containsExactly(0L);
        assertThat(lanes.inFlight()).isZero();
        assertThat(counts).as("what finishes while it is given up counts").isTrue();
        assertThat(owned).allMatch(Ownership::lost);
    }

    @Test
    void shouldDropCompletionsThatComeAfterTheDrain() {
        // given
        CountDownLatch slow = new CountDownLatch(1);
        Lanes lanes =
                lanes(
                        new LaneSettings(100, PLENTY, 100, 16, Duration.ofMillis(50)),
                        waitingFor("slow", slow));
        accept(lanes, P0, 0, "slow");
        await().until(() -> lanes.inFlight() == 1);
        // when
        lanes.revoke(Set.of(P0));
        slow.countDown();
        // then
        await().untilAsserted(
                        () ->
                                assertThat(
                                                registry.counter(
                                                                "caesura.sender.late",
                                                                "listener",
                                                                "x")
                                                        .count())
                                        .isEqualTo(1));
        assertThat(acknowledged).isEmpty();
        assertThat(lanes.inFlight()).isZero();
    }

    @Test
    void shouldHoldNoThreadWhileAStepWaitsForTheNext() {
        // given: one platform thread's worth of room, where there are no virtual ones
        AtomicInteger steps = new AtomicInteger();
        CountDownLatch open = new CountDownLatch(1);
        Lanes lanes =
                lanes(
                        new LaneSettings(100, PLENTY, 100, 1, Duration.ofSeconds(1)),
                        (record, ownership) ->
                                () -> {
                                    if (key(record).equals("waits") && open.getCount() > 0) {
                                        steps.incrementAndGet();
                                        return Step.again(Duration.ofMillis(5));
                                    }
                                    return Step.done();
                                });
        // when
        accept(lanes, P0, 0, "waits");
        accept(lanes, P1, 0, "other");
        // then
        await().untilAsserted(() -> assertThat(acknowledged).containsExactly(0L));
        await().until(() -> steps.get() > 3);
        open.countDown();
        await().untilAsserted(() -> assertThat(acknowledged).containsExactly(0L, 0L));
    }

    @Test
    void shouldTryAStepAgainThatThrewAndNeverAcknowledgeItBefore() {
        // given
        AtomicInteger steps = new AtomicInteger();
        Lanes lanes =
                lanes(
                        settings(10),
                        (record, ownership) ->
                                () -> {
                                    if (steps.incrementAndGet() < 3) {
                                        assertThat(acknowledged).isEmpty();
                                        throw new IllegalStateException("Kafka is away");
                                    }
                                    return Step.done();
                                });
        // when
        accept(lanes, P0, 0, "k");
        // then
        await().untilAsserted(() -> assertThat(acknowledged).containsExactly(0L));
        assertThat(steps).hasValue(3);
    }

    @Test
    void shouldLoseNothingAndKeepOrderUnderStressWithRevocations() {
        // given: random work and waits; partitions that come and go, whose records are read again
        // from the last acknowledgement, as a new owner would
        int partitions = 4;
        int records = 1500;
        AtomicLongArray committed = new AtomicLongArray(partitions);
        AtomicIntegerArray assignment = new AtomicIntegerArray(partitions);
        Map<String, Long> lastDone = new ConcurrentHashMap<>();
        Set<String> done = ConcurrentHashMap.newKeySet();
        AtomicInteger disorder = new AtomicInteger();
        Lanes lanes =
                lanes(
                        new LaneSettings(200, PLENTY, 300, 32, Duration.ofMillis(5)),
                        (record, ownership) -> {
                            int p = record.partition();
                            String lane = p + "/" + assignment.get(p) + "/" + key(record);
                            return () -> {
                                if (ThreadLocalRandom.current().nextInt(100) < 5) {
                                    return Step.again(Duration.ofMillis(1));
                                }
                                LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(300_000));
                                Long before = lastDone.put(lane, record.offset());
                                if (before != null && before >= record.offset()) {
                                    disorder.incrementAndGet();
                                }
                                done.add(p + "@" + record.offset());
                                return Step.done();
                            };
                        });
        long[] position = new long[partitions];
        // when
        ThreadLocalRandom random = ThreadLocalRandom.current();
        while (Arrays.stream(position).anyMatch(o -> o < records)) {
            int p = random.nextInt(partitions);
            TopicPartition partition = new TopicPartition("t", p);
            if (random.nextInt(200) == 0) {
                lanes.revoke(Set.of(partition));
                lanes.revoked();
                assignment.incrementAndGet(p);
                position[p] = committed.get(p);
            } else if (position[p] < records && lanes.inFlight() < 200) {
                long offset = position[p]++;
                lanes.accept(
                        record(partition, offset, "k" + offset % 37),
                        () -> committed.accumulateAndGet(p, offset + 1, Math::max));
            } else {
                LockSupport.parkNanos(10_000);
            }
        }
        // then
        await().atMost(Duration.ofSeconds(60)).until(() -> lanes.inFlight() == 0);
        for (int p = 0; p < partitions; p++) {
            assertThat(committed.get(p)).isEqualTo(records);
        }
        assertThat(done).hasSize(partitions * records);
        assertThat(disorder).hasValue(0);
    }

    private Lanes lanes(LaneSettings settings, LaneHandler handler) {
        Lanes lanes = new Lanes("x", settings, handler, flow, registry);
        opened.add(lanes);
        return lanes;
    }

    private static LaneSettings settings(int inFlight) {
        return new LaneSettings(inFlight, PLENTY, 1000, 16, Duration.ofSeconds(1));
    }

    private static LaneHandler waitingFor(String key, CountDownLatch latch) {
        return (record, ownership) ->
                () -> {
                    if (key(record).equals(key)) {
                        latch.await();
                    }
                    return Step.done();
                };
    }

    private void accept(Lanes lanes, TopicPartition partition, long offset, String key) {
        lanes.accept(record(partition, offset, key), () -> acknowledged.add(offset));
    }

    private static ConsumerRecord<byte[], byte[]> record(
            TopicPartition partition, long offset, String key) {
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                key.getBytes(StandardCharsets.UTF_8),
                new byte[0]);
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static final class RecordingFlow implements Flow {
        final List<String> events = new CopyOnWriteArrayList<>();

        @Override
        public void pause() {
            events.add("pause");
        }

        @Override
        public void resume() {
            events.add("resume");
        }

        @Override
        public void pause(TopicPartition partition) {
            events.add("pause " + partition);
        }

        @Override
        public void resume(TopicPartition partition) {
            events.add("resume " + partition);
        }
    }
}

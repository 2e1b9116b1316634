package dev.caesura.gateway.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.gateway.spool.SetAsideFolder;
import dev.caesura.gateway.spool.Spool;
import dev.caesura.service.supervise.Supervisor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The publisher over a scripted producer, for what a real broker does not do on demand. */
class KafkaPublisherTest {

    private static final String DEAD = "dead-letters";

    private final List<ScriptedProducer> producers = new CopyOnWriteArrayList<>();
    private final Path folder;
    private final Supervisor supervisor = new Supervisor(new SimpleMeterRegistry());
    private PublisherService service;
    private volatile boolean reachable = true;
    private volatile boolean answering = true;
    private volatile boolean full;
    private volatile String refusing = "";
    private volatile String missing = "";
    private volatile int acknowledgeAfterMillis;

    KafkaPublisherTest(@TempDir Path folder) {
        this.folder = folder;
        this.service = start(1_000_000);
    }

    @AfterEach
    void close() {
        service.close();
        supervisor.close();
    }

    @Test
    void shouldSpoolWhatIsNotAcknowledgedInTimeAndSendItAgainInOrder() {
        awaitDirect();
        answering = false;

        CompletableFuture<Durability> first = publish("first");
        CompletableFuture<Durability> second = publish("second");

        assertThat(first).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Durability.SPOOLED);
        assertThat(second).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Durability.SPOOLED);
        assertThat(publish("third"))
                .succeedsWithin(Duration.ofSeconds(5))
                .isEqualTo(Durability.SPOOLED);
        answering = true;
        awaitDirect();
        assertThat(producers.get(0).closed()).isTrue();
        assertThat(acknowledgedValues()).containsExactly("first", "second", "third");
        assertThat(publish("fourth"))
                .succeedsWithin(Duration.ofSeconds(5))
                .isEqualTo(Durability.ACKNOWLEDGED);
    }

    @Test
    void shouldGiveAProducerUpAtItsFirstFailure() {
        awaitDirect();
        answering = false;
        CompletableFuture<Durability> failed = publish("failed");
        CompletableFuture<Durability> behind = publish("behind");
        reachable = false;

        producers.get(0).failNext(new NotEnoughReplicasException("one of three"));

        assertThat(producers.get(0).closed()).isTrue();
        assertThat(failed).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Durability.SPOOLED);
        assertThat(behind).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Durability.SPOOLED);
        assertThat(service.publisher().status().obstacle()).isPresent();
    }

    @Test
    void shouldKeepTheOrderWhenTheProducerHasNoRoom() {
        awaitDirect();
        full = true;
        CompletableFuture<Durability> first = publish("first");
        full = false;
        CompletableFuture<Durability> second = publish("second");

        assertThat(first).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Durability.SPOOLED);
        assertThat(second).succeedsWithin(Duration.ofSeconds(5));
        awaitDirect();
        assertThat(acknowledgedValues()).containsExactly("first", "second");
    }

    @Test
    void shouldMakeADeadLetterOfWhatKafkaNeverTakes() {
        awaitDirect();
        answering = false;
        CompletableFuture<Durability> poison = publish("poison");

        answering = true;
        producers.get(0).failNext(new RecordTooLargeException("too large"));

        assertThat(poison).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Durability.ACKNOWLEDGED);
        assertThat(producers.get(0).history())
                .filteredOn(record -> record.topic().equals(DEAD))
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactly("poison");
    }

    @Test
    void shouldRefuseWhatNeitherKafkaNorTheSpoolCanTake() {
        service.close();
        reachable = false;
        service = start(200);

        assertThat(publish("fits")).succeedsWithin(Duration.ofSeconds(5));
        assertThat(publish("x".repeat(200)))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(NotDurableException.class);
    }

    @Test
    void shouldDrainWhatAnEarlierProcessLeft() {
        service.close();
        reachable = false;
        service = start(1_000_000);
        assertThat(publish("left")).succeedsWithin(Duration.ofSeconds(5));
        service.close();

        reachable = true;
        producers.clear();
        service = start(1_000_000);

        awaitDirect();
        assertThat(acknowledgedValues()).containsExactly("left");
    }

    @Test
    void shouldSetAsideByNameWhatNobodyTakesAndGoOn() {
        service.close();
        reachable = false;
        service = start(1_000_000);
        publish("poison");
        assertThat(publish("good")).succeedsWithin(Duration.ofSeconds(5));
        refusing = "poison";
        reachable = true;

        awaitDirect();

        assertThat(acknowledgedValues()).containsExactly("good");
        assertThat(aside().list())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.reason()).isEqualTo("too-large");
                            assertThat(RecordCodec.decode(entry.bytes()).value())
                                    .isEqualTo("poison".getBytes(UTF_8));
                        });
    }

    @Test
    void shouldSetAsideWhatNobodyTakesOnTheDirectWayToo() {
        awaitDirect();
        refusing = "poison";

        assertThat(publish("poison")).succeedsWithin(Duration.ofSeconds(5));

        assertThat(publish("good")).succeedsWithin(Duration.ofSeconds(5));
        assertThat(service.publisher().status().direct()).isTrue();
        await().until(() -> aside().list().size() == 1);
    }

    @Test
    void shouldNotWaitForATopicThatNobodyMakes() {
        service.close();
        missing = "deliveries";
        service = start(1_000_000);

        CompletableFuture<Durability> status =
                service.publisher().publish(List.of(record("deliveries", "read")), Duration.ZERO);

        assertThat(status).succeedsWithin(Duration.ofSeconds(5));
        awaitDirect();
        assertThat(producers.get(producers.size() - 1).history())
                .extracting(sent -> sent.topic() + " " + new String(sent.value(), UTF_8))
                .containsExactly(DEAD + " read");
        assertThat(publish("message")).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void shouldWaitForTheTopicWithoutWhichNothingIsOfUse() {
        service.close();
        missing = "messages";
        service = start(1_000_000);

        assertThat(publish("early"))
                .succeedsWithin(Duration.ofSeconds(5))
                .isEqualTo(Durability.SPOOLED);
        await().during(Duration.ofSeconds(1))
                .until(() -> service.publisher().status().entries() == 1);

        missing = "";
        awaitDirect();
        assertThat(acknowledgedValues()).containsExactly("early");
    }

    @Test
    void shouldSendNothingAgainThatKafkaHasTakenHoweverSlowItIs() {
        service.close();
        reachable = false;
        service = start(1_000_000);
        for (int i = 0; i < 20; i++) {
            assertThat(publish("m" + i)).succeedsWithin(Duration.ofSeconds(5));
        }
        acknowledgeAfterMillis = 200;
        reachable = true;

        awaitDirect();

        assertThat(acknowledgedValues())
                .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> "m" + i).toList());
    }

    @Test
    void shouldRefuseInTimeWhatNeitherKafkaNorTheDiskMakesDurable() {
        service.close();
        reachable = false;
        service = start(1_000_000, Duration.ofMillis(1));

        for (int i = 0; i < 50; i++) {
            CompletableFuture<Durability> late = publish("m" + i);
            await().atMost(Duration.ofSeconds(1)).until(late::isDone);
        }
    }

    private PublisherService start(long spoolBytes) {
        return start(spoolBytes, Duration.ofSeconds(4));
    }

    private PublisherService start(long spoolBytes, Duration answerWithin) {
        return new PublisherService(
                new PublishSettings(
                        Set.of("messages"),
                        List.of("messages", "deliveries", DEAD),
                        DEAD,
                        Duration.ofMillis(300),
                        answerWithin,
                        Duration.ofSeconds(3),
                        Duration.ofMillis(500),
                        spoolBytes),
                Spool.open(folder, Clock.systemUTC()),
                aside(),
                this::producer,
                supervisor,
                new SimpleMeterRegistry());
    }

    private Producer<byte[], byte[]> producer() {
        ScriptedProducer producer = new ScriptedProducer();
        producers.add(producer);
        return producer;
    }

    private CompletableFuture<Durability> publish(String value) {
        return service.publisher().publish(List.of(record("messages", value)), Duration.ZERO);
    }

    private static OutgoingRecord record(String topic, String value) {
        return new OutgoingRecord(topic, "key".getBytes(UTF_8), value.getBytes(UTF_8), Map.of());
    }

    private SetAsideFolder aside() {
        return new SetAsideFolder(folder, Clock.systemUTC());
    }

    private void awaitDirect() {
        await().until(() -> service.publisher().status().direct());
    }

    private List<String> acknowledgedValues() {
        List<String> values = new ArrayList<>();
        producers.forEach(producer -> values.addAll(producer.acknowledged));
        return values;
    }

    /** A producer that answers, or not, as the test says. */
    private final class ScriptedProducer extends MockProducer<byte[], byte[]> {

        private final List<String> acknowledged = new CopyOnWriteArrayList<>();

        ScriptedProducer() {
            super(cluster(), false, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public List<PartitionInfo> partitionsFor(String topic) {
            if (!reachable || topic.equals(missing)) {
                throw new TimeoutException("no metadata");
            }
            return super.partitionsFor(topic);
        }

        @Override
        public synchronized Future<RecordMetadata> send(
                ProducerRecord<byte[], byte[]> record, Callback callback) {
            if (new String(record.value(), UTF_8).equals(refusing)) {
                // As the real one does: at once, on the caller's thread.
                callback.onCompletion(null, new RecordTooLargeException("too large"));
                return CompletableFuture.failedFuture(new RecordTooLargeException("too large"));
            }
            if (full) {
                callback.onCompletion(null, new BufferExhaustedException("no room"));
                return CompletableFuture.failedFuture(new BufferExhaustedException("no room"));
            }
            var sent = super.send(record, callback);
            if (answering) {
                acknowledged.add(new String(record.value(), UTF_8));
                CompletableFuture<Void> unused =
                        CompletableFuture.runAsync(
                                this::completeNext,
                                CompletableFuture.delayedExecutor(
                                        acknowledgeAfterMillis, TimeUnit.MILLISECONDS));
            }
            return sent;
        }

        /** As the real one does: on a thread of its own. */
        void failNext(RuntimeException failure) {
            CompletableFuture.supplyAsync(() -> errorNext(failure)).join();
        }

        private static Cluster cluster() {
            Node node = new Node(1, "localhost", 1);
            Node[] nodes = {node};
            return new Cluster(
                    "cluster",
                    List.of(node),
                    List.of(
                            new PartitionInfo("messages", 0, node, nodes, nodes),
                            new PartitionInfo("deliveries", 0, node, nodes, nodes),
                            new PartitionInfo(DEAD, 0, node, nodes, nodes)),
                    Set.of(),
                    Set.of());
        }
    }
}

package dev.caesura.schemas.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.log.LogEntry.Content;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@link LogReader} sees of a real broker's topics. */
class LogReaderTest {

    private static final EmbeddedBroker BROKER = EmbeddedBroker.builder().build();
    private static int prefixes;

    private final Topics topics = new Topics("reader" + prefixes++ + ".");

    @BeforeAll
    static void startBroker() {
        BROKER.start();
    }

    @AfterAll
    static void stopBroker() {
        BROKER.close();
    }

    @BeforeEach
    void createTopics() {
        try (Admin admin = Admin.create(client())) {
            new TopicSetup(admin, topics).create(2, (short) 1);
        }
    }

    @Test
    void shouldTellWhatEachRecordMeans() throws Exception {
        // given
        write(topics.messages().name(), "web:demo:ada", message("1"));
        write(topics.messages().name(), null, null, Headers.FENCE);
        write(topics.replies().name(), "web:demo:ada", reply());
        write(topics.replies().name(), "web:demo:ada", "not JSON".getBytes(UTF_8));
        write(topics.outcomes().name(), "web:demo:ada", null);
        write(topics.deadLetters(), null, new byte[] {1, 2}, Headers.REASON);

        // when
        List<LogEntry> entries = readAll(Start.beginning());

        // then
        assertThat(contents(entries, "messages"))
                .hasSize(2)
                .hasOnlyElementsOfTypes(Content.Typed.class, Content.Fence.class);
        assertThat(contents(entries, "replies"))
                .hasSize(2)
                .hasOnlyElementsOfTypes(Content.Typed.class, Content.Unreadable.class);
        assertThat(contents(entries, "outcomes"))
                .singleElement()
                .isInstanceOf(Content.Unreadable.class);
        assertThat(contents(entries, "dead-letters"))
                .singleElement()
                .isInstanceOf(Content.DeadLetter.class);
        assertThat(entries)
                .filteredOn(entry -> entry.event() instanceof Reply)
                .singleElement()
                .satisfies(entry -> assertThat(entry.key()).isEqualTo("web:demo:ada"));
    }

    @Test
    void shouldReadOnlyWhereAConversationIs() throws Exception {
        // given: so many conversations that both partitions have some
        for (int i = 0; i < 20; i++) {
            write(topics.messages().name(), "web:demo:" + i, message("" + i));
        }
        List<LogEntry> all = readAll(Start.beginning());
        LogEntry one = all.get(0);

        // when
        List<LogEntry> read = new ArrayList<>();
        try (LogReader reader =
                LogReader.ofConversation(client(), topics, String.valueOf(one.key()))) {
            reader.readToEnd(Start.beginning(), read::add, (passed, total) -> {});
        }

        // then
        assertThat(read)
                .extracting(LogEntry::position)
                .containsExactlyElementsOf(
                        all.stream()
                                .filter(e -> e.record().partition() == one.record().partition())
                                .map(LogEntry::position)
                                .toList())
                .hasSizeLessThan(20);
    }

    @Test
    void shouldSayHowFarItHasCome() throws Exception {
        // given
        for (int i = 0; i < 20; i++) {
            write(topics.messages().name(), "web:demo:" + i, message("" + i));
        }
        List<Long> steps = new ArrayList<>();

        // when
        try (LogReader reader = new LogReader(client(), topics)) {
            reader.readToEnd(
                    Start.beginning(),
                    entry -> {},
                    (passed, total) -> {
                        assertThat(total).isEqualTo(20);
                        steps.add(passed);
                    });
        }

        // then
        assertThat(steps).isSorted().startsWith(0L).endsWith(20L);
    }

    @Test
    void shouldStartAtATime() throws Exception {
        // given
        write(topics.messages().name(), "web:demo:ada", message("before"));
        Instant last = readAll(Start.beginning()).get(0).at();
        await().until(() -> Instant.now().isAfter(last.plusMillis(5)));
        write(topics.messages().name(), "web:demo:ada", message("after"));

        // when
        List<LogEntry> entries = readAll(Start.at(last.plusMillis(1)));

        // then
        assertThat(entries)
                .extracting(LogEntry::event)
                .extracting("messageId")
                .containsExactly("after");
    }

    @Test
    void shouldFollowUntilItIsClosed() throws Exception {
        // given
        write(topics.messages().name(), "web:demo:ada", message("old"));
        List<LogEntry> seen = new CopyOnWriteArrayList<>();
        LogReader reader = new LogReader(client(), topics);
        var following =
                CompletableFuture.runAsync(() -> reader.follow(Start.beginning(), seen::add));
        await().until(() -> seen.size() == 1);

        // when
        write(topics.messages().name(), "web:demo:ada", message("new"));

        // then
        await().until(() -> seen.size() == 2);
        reader.close();
        assertThat(following).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void shouldTellOfEachPollWhetherItBroughtRecordsOrNot() {
        // given
        AtomicInteger polls = new AtomicInteger();
        LogReader reader = new LogReader(client(), topics);

        // when
        var following =
                CompletableFuture.runAsync(
                        () ->
                                reader.follow(
                                        Start.end(),
                                        entry -> {},
                                        () -> assertThat(polls).hasValue(0),
                                        polls::incrementAndGet));

        // then
        await().until(() -> polls.get() >= 3);
        reader.close();
        assertThat(following).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void shouldNotSeeWhatWasAborted() throws Exception {
        // given
        Map<String, Object> config = new HashMap<>(client());
        config.put("transactional.id", "aborts");
        try (var producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var unused = producer.send(new ProducerRecord<>(topics.replies().name(), reply()));
            producer.flush();
            producer.abortTransaction();
        }

        // when
        List<LogEntry> entries = readAll(Start.beginning());

        // then
        assertThat(entries).isEmpty();
    }

    @Test
    void shouldSayWhichTopicIsMissing() {
        Topics none = new Topics("none.");
        try (LogReader reader = new LogReader(client(), none)) {
            assertThatThrownBy(() -> reader.follow(Start.end(), entry -> {}))
                    .hasMessageContaining("none.messages");
        }
    }

    private List<LogEntry> readAll(Start start) {
        List<LogEntry> entries = new ArrayList<>();
        try (LogReader reader = new LogReader(client(), topics)) {
            assertThat(reader.readToEnd(start, entries::add, (passed, total) -> {})).isTrue();
        }
        return entries;
    }

    private static List<Content> contents(List<LogEntry> entries, String topic) {
        return entries.stream()
                .filter(e -> e.topic().equals(topic))
                .map(LogEntry::content)
                .toList();
    }

    private byte[] message(String id) {
        return topics.messages()
                .serde()
                .toBytes(
                        InboundMessage.builder()
                                .messageId(id)
                                .channel("web")
                                .account("demo")
                                .contact("ada")
                                .text("hi")
                                .build());
    }

    private byte[] reply() {
        return topics.replies()
                .serde()
                .toBytes(new Reply("p1", "r1", "web:demo:ada", "Hello", Instant.EPOCH, Map.of()));
    }

    private static void write(
            String topic, @Nullable String key, byte @Nullable [] value, String... headers)
            throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        new HashMap<String, Object>(client()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            var record =
                    new ProducerRecord<>(topic, key == null ? null : key.getBytes(UTF_8), value);
            for (String header : headers) {
                record.headers().add(header, new byte[0]);
            }
            producer.send(record).get();
        }
    }

    private static Map<String, Object> client() {
        return Map.of("bootstrap.servers", BROKER.bootstrapServers());
    }
}

package dev.caesura.testkit;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * A {@code TopologyTestDriver} for a topology that contains Caesura's: it feeds fences back, keeps
 * the clock, and collects the output.
 *
 * <p>Time begins at {@link #START} and only goes forward. State is kept in a temporary folder, so
 * that {@link #restart} finds the same state as a restarted instance.
 */
public final class ConversationDriver implements AutoCloseable {

    /** The moment at which every driver's time begins. */
    public static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

    private static final InboundMessage FILLER =
            InboundMessage.builder()
                    .messageId("restart")
                    .channel("testkit")
                    .account("testkit")
                    .contact("restart")
                    .kind(InboundMessage.Kind.TYPING)
                    .build();

    private static final long STEP = 100;
    private static final long MOST_STEPS = 200;

    private final Function<TestFences, Topology> topology;
    private final Topics topics;
    private final @Nullable OwnTopic<?, ?> own;
    private final Properties settings;
    private final Path folder;
    private final Path tasks;
    private final Path disk;
    private final TestFences fences = new TestFences(this::now);
    private final List<Event> emitted = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private TopologyTestDriver driver;
    private long now = START.toEpochMilli();
    private long messageOffset;
    private long logged;
    private long latest;

    /**
     * A record that was set aside.
     *
     * @param reason the header with the reason
     * @param sourceTopic the header with the source
     * @param value the original bytes
     */
    public record DeadLetter(String reason, String sourceTopic, byte[] value) {}

    private ConversationDriver(
            Function<TestFences, Topology> topology,
            Topics topics,
            @Nullable OwnTopic<?, ?> own,
            Properties settings) {
        this.topology = topology;
        this.topics = topics;
        this.own = own;
        this.folder = Folders.temporary();
        this.settings = new Properties();
        this.settings.putAll(settings);
        this.settings.putIfAbsent(StreamsConfig.APPLICATION_ID_CONFIG, "caesura-testkit");
        this.settings.putIfAbsent(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        this.settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("state").toString());
        this.tasks =
                folder.resolve("state")
                        .resolve(this.settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG));
        this.disk = folder.resolve("disk");
        this.driver = newDriver();
    }

    /**
     * Drives a topology with the usual topics.
     *
     * @param topology builds it, given the receiver of its fences: {@code fences ->
     *     …fencedBy(FencedLog.of(fences::write, fences::read)).build()}
     */
    public static ConversationDriver of(Function<TestFences, Topology> topology) {
        return new ConversationDriver(topology, Topics.standard(), null, new Properties());
    }

    /** Drives a topology whose messages come from a team's own topic. */
    public static ConversationDriver of(
            Function<TestFences, Topology> topology, OwnTopic<?, ?> own) {
        return new ConversationDriver(topology, Topics.standard(), own, new Properties());
    }

    /** Drives a topology with other topics, and further Streams settings. */
    public static ConversationDriver of(
            Function<TestFences, Topology> topology, Topics topics, Properties settings) {
        return new ConversationDriver(topology, topics, null, settings);
    }

    /** A script for one conversation, {@code channel:account:contact}. */
    public ConversationScript conversation(String conversationId) {
        return new ConversationScript(this, conversationId);
    }

    /** The driver beneath, for a topology's other topics. */
    public TopologyTestDriver topologyTestDriver() {
        return driver;
    }

    /** The present, in milliseconds since the epoch. */
    public long now() {
        return now;
    }

    /**
     * Lets time pass until this long after the start.
     *
     * @throws IllegalArgumentException if that is in the past
     */
    public void advanceTo(Duration sinceStart) {
        long target = START.plus(sinceStart).toEpochMilli();
        if (target < now) {
            throw new IllegalArgumentException(
                    "It is "
                            + Duration.ofMillis(now - START.toEpochMilli())
                            + ", and time only goes forward");
        }
        long step = Math.max(STEP, (target - now) / MOST_STEPS);
        while (now < target) {
            long next = Math.min(target, now + step);
            Duration pause = Duration.ofMillis(next - now);
            now = next;
            driver.advanceWallClockTime(pause);
            collect();
            feedFences();
        }
    }

    /** Puts a message into the log, arriving now. */
    public void send(InboundMessage message) {
        send(message, Instant.ofEpochMilli(now));
    }

    /** Puts a message into the log with another arrival time. */
    public void send(InboundMessage message, Instant arrivedAt) {
        if (own == null) {
            send(topics.messages(), message, arrivedAt.toEpochMilli());
        } else {
            pipe(own.name(), own.of(message, arrivedAt));
        }
    }

    public void send(ReplyDraft draft) {
        send(topics.replyDrafts(), draft, now);
    }

    public void send(DeliveryEvent delivery) {
        send(topics.deliveries(), delivery, now);
    }

    public void send(Command command) {
        send(topics.commands(), command, now);
    }

    /** Puts any bytes into any topic, garbage included. */
    public void sendBytes(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        pipe(topic, new TestRecord<>(key, value, Instant.ofEpochMilli(now)));
    }

    /** The output so far of one type, in order. */
    public <E extends Event> List<E> emitted(Class<E> type) {
        return emitted.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** All output so far, in order of emission within each topic. */
    public List<Event> emitted() {
        return List.copyOf(emitted);
    }

    /**
     * The output after the first events, in order of emission within each topic.
     *
     * @param first how many events to leave out, at most all so far
     */
    public List<Event> emittedSince(int first) {
        return List.copyOf(emitted.subList(first, emitted.size()));
    }

    /** The dead letters so far. */
    public List<DeadLetter> deadLetters() {
        return List.copyOf(deadLetters);
    }

    /** Stops the instance and starts it again on its state on disk, as after a deployment. */
    public void restart() {
        driver.close();
        driver = newDriver();
        long reached = messageOffset;
        messageOffset = 0;
        // A new driver counts offsets from 0, a broker goes on: somebody who only seems to write
        // does
        // nothing but count.
        while (messageOffset < reached) {
            fill();
        }
    }

    private void fill() {
        if (own == null) {
            send(topics.messages(), FILLER, latest);
        } else {
            pipe(own.name(), new TestRecord<>(null, null, Instant.ofEpochMilli(latest)));
        }
    }

    private String messages() {
        return own == null ? topics.messages().name() : own.name();
    }

    @Override
    public void close() {
        driver.close();
        Folders.remove(folder);
    }

    private TopologyTestDriver newDriver() {
        Topology built = topology.apply(fences);
        // TopologyTestDriver empties its folder when it closes; for a link, it removes only the
        // link.
        built.describe()
                .subtopologies()
                .forEach(
                        part ->
                                Folders.link(
                                        tasks.resolve(part.id() + "_0"),
                                        disk.resolve("" + part.id())));
        return new TopologyTestDriver(built, settings, Instant.ofEpochMilli(now));
    }

    private <E extends Event> void send(Topic<E> topic, E event, long at) {
        byte[] key = event.conversationId().getBytes(StandardCharsets.UTF_8);
        pipe(
                topic.name(),
                new TestRecord<>(key, topic.serde().toBytes(event), Instant.ofEpochMilli(at)));
    }

    private void fence(long at) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Headers.FENCE, new byte[0]);
        pipe(messages(), new TestRecord<>(null, null, headers, Instant.ofEpochMilli(at)));
    }

    private void feedFences() {
        for (Long at = fences.waiting().poll(); at != null; at = fences.waiting().poll()) {
            fence(at);
        }
    }

    private void pipe(String topic, TestRecord<byte[], byte[]> record) {
        if (topic.equals(messages())) {
            log(topic, record);
            messageOffset++;
        }
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(record);
        collect();
    }

    /** The records that the driver counts again after a restart are in the log already. */
    private void log(String topic, TestRecord<byte[], byte[]> record) {
        if (messageOffset == logged) {
            long at = record.getRecordTime().toEpochMilli();
            latest = Math.max(latest, at);
            fences.logged(
                    new ConsumerRecord<>(
                            topic,
                            0,
                            messageOffset,
                            at,
                            TimestampType.LOG_APPEND_TIME,
                            0,
                            0,
                            record.key(),
                            record.value(),
                            record.headers(),
                            Optional.empty()));
            logged++;
        }
    }

    private void collect() {
        collect(topics.replyRequests());
        collect(topics.replies());
        collect(topics.outcomes());
        collect(topics.commands());
        var deadLetterTopic =
                driver.createOutputTopic(
                        topics.deadLetters(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        while (!deadLetterTopic.isEmpty()) {
            TestRecord<byte[], byte[]> record = deadLetterTopic.readRecord();
            deadLetters.add(
                    new DeadLetter(
                            header(record, Headers.REASON),
                            header(record, Headers.SOURCE_TOPIC),
                            record.value()));
        }
    }

    private <E extends Event> void collect(Topic<E> topic) {
        var output =
                driver.createOutputTopic(
                        topic.name(), new ByteArrayDeserializer(), topic.serde().deserializer());
        while (!output.isEmpty()) {
            emitted.add(output.readValue());
        }
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}

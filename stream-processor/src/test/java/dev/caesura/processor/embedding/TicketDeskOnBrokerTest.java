package dev.caesura.processor.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.processor.mapping.OwnMessages;
import dev.caesura.processor.topology.ConversationTopology;
import dev.caesura.processor.topology.KafkaFencedLog;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team's own topic, on a real broker: several partitions, and a key that Caesura's is not. */
class TicketDeskOnBrokerTest {

    private static final int PARTITIONS = 3;
    private static final int TICKETS = 12;

    /** Longer than the test, however slow the machine: a command ends the bursts. */
    private static final Duration GAP = Duration.ofMinutes(2);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Topics TOPICS = Topics.standard();

    private static EmbeddedBroker broker;
    private static Map<String, Object> client;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.startTemporary();
        client = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(client)) {
            new TopicSetup(admin, TOPICS).create(PARTITIONS, (short) 1);
            admin.createTopics(
                            List.of(
                                    topic(
                                            TicketDesk.TOPIC,
                                            Map.of("message.timestamp.type", "LogAppendTime")),
                                    topic("compacted", Map.of("cleanup.policy", "compact")),
                                    new NewTopic("wide", PARTITIONS + 1, (short) 1)))
                    .all()
                    .get();
            // A broker that has made a topic may not know of it for a moment.
            await().atMost(PATIENCE)
                    .until(() -> admin.listTopics().names().get().contains(TicketDesk.TOPIC));
        }
    }

    private static NewTopic topic(String name, Map<String, String> settings) {
        return new NewTopic(name, PARTITIONS, (short) 1).configs(settings);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldAnswerEachBurstOnceThroughARestartInItsMidst(@TempDir Path folder) throws Exception {
        try (TicketDesk desk = new TicketDesk(client, folder.resolve("one"), GAP)) {
            write("hi");
            awaitRead();
        }
        // The second instance has nothing of the first but the log.
        try (TicketDesk desk = new TicketDesk(client, folder.resolve("two"), GAP)) {
            write("are you open?");
            awaitRead();
            command(ticket(1), Command.Name.PAUSE);
            for (int i = 0; i < TICKETS; i++) {
                command(ticket(i), Command.Name.FLUSH);
            }
            await().atMost(PATIENCE)
                    .until(
                            () -> turns(Outcome.Kind.ANSWERED).size(),
                            answered -> answered >= TICKETS - 1);
            await().atMost(PATIENCE).until(() -> !paused().isEmpty());
        }
        assertThat(events(TOPICS.replies(), Reply.class))
                .extracting(Reply::conversationId)
                .doesNotHaveDuplicates()
                .hasSize(TICKETS - 1);
        assertThat(requests().values()).allSatisfy(TicketDeskOnBrokerTest::hasBothMessages);
        assertThat(paused()).extracting(Outcome::conversationId).containsOnly(ticket(1));
    }

    @Test
    void shouldSayWhyATopicCantTakeThePlaceOfMessages() {
        assertThatThrownBy(() -> KafkaFencedLog.create(client, TOPICS, in("compacted")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("compacted is compacted");
        assertThatThrownBy(() -> KafkaFencedLog.create(client, TOPICS, in("wide")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("wide has 4 partitions, caesura.reply-drafts has 3");
        assertThatThrownBy(() -> KafkaFencedLog.create(client, TOPICS, in("nowhere")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("There is no topic nowhere");
    }

    @Test
    void shouldRefuseFencesOfAnotherTopic() {
        try (KafkaFencedLog log = KafkaFencedLog.create(client, TOPICS)) {
            assertThatThrownBy(
                            () ->
                                    ConversationTopology.builder()
                                            .messages(TicketDesk.EVENTS)
                                            .fencedBy(log))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("messages are read from tickets.events");
        }
    }

    /** The last attempt of each request that was answered. */
    private static Map<String, ReplyRequest> requests() {
        Map<String, ReplyRequest> last = new HashMap<>();
        events(TOPICS.replyRequests(), ReplyRequest.class).stream()
                .filter(request -> !request.conversationId().equals(ticket(1)))
                .forEach(request -> last.put(request.requestId(), request));
        return last;
    }

    private static void hasBothMessages(ReplyRequest request) {
        assertThat(request.messages())
                .extracting(InboundMessage::text)
                .containsExactly("hi", "are you open?");
    }

    private static OwnMessages<?, ?> in(String topic) {
        return OwnMessages.in(topic, TicketDesk.KEYS, TicketDesk.VALUES)
                .mappedBy(TicketDesk::message)
                .keyedBy(TicketDesk::key)
                .build();
    }

    private static String ticket(int number) {
        return "tickets:acme:" + number;
    }

    /** One message to each ticket, by the producer that the team has: its Serdes, its key. */
    private static void write(String text) {
        try (var producer =
                new KafkaProducer<GenericRecord, GenericRecord>(
                        client, TicketDesk.KEYS.serializer(), TicketDesk.VALUES.serializer())) {
            IntStream.range(0, TICKETS)
                    .forEach(
                            i ->
                                    producer.send(
                                            new ProducerRecord<>(
                                                    TicketDesk.TOPIC,
                                                    TicketDesk.key(ConversationId.parse(ticket(i))),
                                                    TicketDesk.event(
                                                            "customer-wrote",
                                                            i + text,
                                                            text,
                                                            Instant.now()))));
        }
    }

    /** As the command line writes it: by the conversation's id, wherever its messages are. */
    private static void command(String conversation, Command.Name name) {
        Command command =
                new Command(
                        "c-" + name + conversation,
                        conversation,
                        name,
                        Map.of(),
                        "test",
                        Instant.now());
        try (var producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(
                    new ProducerRecord<>(
                            TOPICS.commands().name(),
                            conversation.getBytes(StandardCharsets.UTF_8),
                            TOPICS.commands().serde().toBytes(command)));
        }
    }

    /** Waits until what the topic holds now is committed as read. */
    private static void awaitRead() throws Exception {
        try (Admin admin = Admin.create(client)) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (int i = 0; i < PARTITIONS; i++) {
                latest.put(new TopicPartition(TicketDesk.TOPIC, i), OffsetSpec.latest());
            }
            var ends = admin.listOffsets(latest).all().get();
            await().atMost(PATIENCE)
                    .until(
                            () -> committed(admin),
                            read ->
                                    ends.entrySet().stream()
                                            .allMatch(
                                                    end ->
                                                            read.getOrDefault(end.getKey(), 0L)
                                                                    >= end.getValue().offset()));
        }
    }

    private static Map<TopicPartition, Long> committed(Admin admin) throws Exception {
        Map<TopicPartition, Long> committed = new HashMap<>();
        admin.listConsumerGroupOffsets("ticket-desk")
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach(
                        (partition, read) ->
                                committed.put(partition, read == null ? 0 : read.offset()));
        return committed;
    }

    private static List<Outcome> turns(Outcome.Kind kind) {
        return events(TOPICS.outcomes(), Outcome.class).stream()
                .filter(outcome -> outcome.subject() == Outcome.Subject.TURN)
                .filter(outcome -> outcome.outcome() == kind)
                .toList();
    }

    private static List<Outcome> paused() {
        return events(TOPICS.outcomes(), Outcome.class).stream()
                .filter(outcome -> outcome.outcome() == Outcome.Kind.PAUSED)
                .toList();
    }

    private static <E> List<E> events(Topic<?> topic, Class<E> type) {
        List<E> events = new ArrayList<>();
        try (LogReader reader = new LogReader(client, TOPICS, List.of(topic.name()))) {
            reader.readToEnd(
                    Start.beginning(),
                    entry -> {
                        if (type.isInstance(entry.event())) {
                            events.add(type.cast(entry.event()));
                        }
                    },
                    (passed, total) -> {});
        }
        return events;
    }
}

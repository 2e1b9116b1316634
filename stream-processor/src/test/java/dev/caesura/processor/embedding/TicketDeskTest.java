package dev.caesura.processor.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.mapping.OwnMessages;
import dev.caesura.processor.topology.ConversationTopology;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.testkit.ConversationDriver;
import dev.caesura.testkit.OwnTopic;
import dev.caesura.testkit.TestFences;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;

/** Messages from a team's own topic, with Serdes and keys of its own. */
@SuppressWarnings("NullAway") // Avro says nothing of null.
class TicketDeskTest {

    private static final Duration GAP = Duration.ofSeconds(30);
    private static final String TICKET = "tickets:acme:4711";

    private static final OwnTopic<GenericRecord, GenericRecord> EVENTS =
            new OwnTopic<>(
                    TicketDesk.TOPIC,
                    TicketDesk.KEYS,
                    TicketDesk.VALUES,
                    TicketDeskTest::customerWrote);

    private static KeyValue<GenericRecord, GenericRecord> customerWrote(InboundMessage message) {
        return KeyValue.pair(
                TicketDesk.key(ConversationId.parse(message.conversationId())),
                TicketDesk.event(
                        "customer-wrote",
                        message.messageId(),
                        message.text(),
                        Instant.parse("2019-12-31T23:59:00Z")));
    }

    private static ConversationDriver driver() {
        return ConversationDriver.of(
                fences -> TicketDesk.topology(GAP, FencedLog.of(fences::write, fences::read)),
                EVENTS);
    }

    @Test
    void shouldAnswerABurstOfATeamsOwnMessagesOnce() {
        try (ConversationDriver driver = driver()) {
            driver.conversation(TICKET)
                    .at("0s")
                    .says("hi")
                    .at("10s")
                    .says("are you open?")
                    .redelivers()
                    .expectsOutcome(Outcome.Kind.DUPLICATE)
                    .at("39s")
                    .expectsNothing()
                    .at("41s")
                    .expectsRequest("hi", "are you open?")
                    .expectsReply("I have read all 2 of your messages.")
                    .expectsTurn(Outcome.Kind.ANSWERED);

            InboundMessage first = driver.emitted(ReplyRequest.class).get(0).messages().get(0);
            assertThat(first.senderName()).isEqualTo("Ana");
            assertThat(first.sentAt()).isEqualTo("2019-12-31T23:59:00Z");
            assertThat(first.receivedAt()).isEqualTo(ConversationDriver.START);
            assertThat(driver.deadLetters()).isEmpty();
        }
    }

    @Test
    void shouldReadAndMapAnOpenBurstAgainAfterARestart() {
        try (ConversationDriver driver = driver()) {
            driver.conversation(TICKET)
                    .at("0s")
                    .says("hi")
                    .afterRestart()
                    .at("10s")
                    .says("are you open?")
                    .afterRestart()
                    .redelivers()
                    .expectsOutcome(Outcome.Kind.DUPLICATE)
                    .at("41s")
                    .expectsRequest("hi", "are you open?");
        }
    }

    @Test
    void shouldPassOverWhatIsNoMessage() {
        try (ConversationDriver driver = driver()) {
            byte[] key = key(TICKET);
            driver.sendBytes(TicketDesk.TOPIC, key, null);
            driver.sendBytes(TicketDesk.TOPIC, key, event("agent-assigned", "e1"));
            driver.conversation(TICKET).at("0s").says("hi").at("31s").expectsRequest("hi");

            assertThat(driver.deadLetters()).isEmpty();
            assertThat(count(driver, "no-message")).isEqualTo(2);
        }
    }

    @Test
    void shouldSetAsideWhatCantBeReadOrMappedAndGoOn() {
        byte[] garbage = "my number is 030 1234".getBytes(StandardCharsets.UTF_8);
        try (ConversationDriver driver = driver()) {
            driver.sendBytes(TicketDesk.TOPIC, key(TICKET), garbage);
            driver.sendBytes(TicketDesk.TOPIC, garbage, event("customer-wrote", "e1"));
            driver.sendBytes(TicketDesk.TOPIC, null, event("customer-wrote", "e2"));
            driver.sendBytes(TicketDesk.TOPIC, key(TICKET), event("customer-wrote", " "));
            driver.conversation(TICKET).at("0s").says("hi").at("31s").expectsRequest("hi");

            assertThat(driver.deadLetters())
                    .extracting(ConversationDriver.DeadLetter::reason)
                    .containsExactly("unreadable", "unreadable", "unmapped", "unmapped");
            assertThat(driver.deadLetters())
                    .allMatch(letter -> letter.sourceTopic().equals(TicketDesk.TOPIC));
            assertThat(driver.deadLetters().get(0).value()).isEqualTo(garbage);
            assertThat(count(driver, "unreadable")).isEqualTo(2);
            assertThat(count(driver, "unmapped")).isEqualTo(2);
        }
    }

    @Test
    void shouldSetAsideAMessageThatLiesInAnotherPartitionThanItsConversation() {
        OwnMessages<GenericRecord, GenericRecord> elsewhere =
                OwnMessages.in(TicketDesk.TOPIC, TicketDesk.KEYS, TicketDesk.VALUES)
                        .mappedBy(TicketDesk::message)
                        .placedBy((conversation, partitions) -> 1)
                        .build();
        try (ConversationDriver driver = driver(elsewhere, 2)) {
            driver.conversation(TICKET).at("0s").says("hi").at("31s").expectsNothing();

            assertThat(driver.deadLetters())
                    .extracting(ConversationDriver.DeadLetter::reason)
                    .containsExactly("misplaced");
        }
    }

    /** The driver has one partition only, so that what is brought comes back. */
    @Test
    void shouldNotBringADraftFromPartitionToPartitionForEver() {
        OwnMessages<GenericRecord, GenericRecord> elsewhere =
                OwnMessages.in(TicketDesk.TOPIC, TicketDesk.KEYS, TicketDesk.VALUES)
                        .mappedBy(TicketDesk::message)
                        .placedBy((conversation, partitions) -> partitions - 1)
                        .build();
        try (ConversationDriver driver = driver(elsewhere, 2)) {
            driver.send(
                    new ReplyDraft(
                            "r1", TICKET, 1, "hello", "test", Instant.EPOCH, 0, List.of(), null));

            assertThat(count(driver, "brought")).isEqualTo(2);
            assertThat(driver.deadLetters())
                    .extracting(ConversationDriver.DeadLetter::reason)
                    .containsExactly("unreadable");
        }
    }

    @Test
    void shouldSetNothingAsideWhileSomethingThatTheMappingNeedsIsAway() {
        OwnMessages<GenericRecord, GenericRecord> registryAway =
                OwnMessages.in(TicketDesk.TOPIC, TicketDesk.KEYS, TicketDesk.VALUES)
                        .mappedBy(
                                record -> {
                                    throw new UncheckedIOException(new ConnectException("refused"));
                                })
                        .keyedBy(TicketDesk::key)
                        .build();
        try (ConversationDriver driver = driver(registryAway, 1)) {
            assertThatThrownBy(() -> driver.conversation(TICKET).at("0s").says("hi"))
                    .hasStackTraceContaining("can't be read at the moment");
            assertThat(driver.deadLetters()).isEmpty();
        }
    }

    @Test
    void shouldSetAsideWhatAMappingMakesOfNothing() {
        OwnMessages<GenericRecord, GenericRecord> careless =
                OwnMessages.in(TicketDesk.TOPIC, TicketDesk.KEYS, TicketDesk.VALUES)
                        .mappedBy(record -> null)
                        .keyedBy(TicketDesk::key)
                        .build();
        OwnMessages<GenericRecord, GenericRecord> endless =
                OwnMessages.in(TicketDesk.TOPIC, TicketDesk.KEYS, TicketDesk.VALUES)
                        .mappedBy(TicketDeskTest::forEver)
                        .keyedBy(TicketDesk::key)
                        .build();
        for (var own : List.of(careless, endless)) {
            try (ConversationDriver driver = driver(own, 1)) {
                driver.conversation(TICKET).at("0s").says("hi").at("31s").expectsNothing();
                assertThat(driver.deadLetters())
                        .extracting(ConversationDriver.DeadLetter::reason)
                        .containsExactly("unmapped");
            }
        }
    }

    @SuppressWarnings("InfiniteRecursion")
    private static Optional<InboundMessage> forEver(Object record) {
        return forEver(record);
    }

    private static ConversationDriver driver(OwnMessages<?, ?> own, int partitions) {
        return ConversationDriver.of(
                fences ->
                        ConversationTopology.builder()
                                .messages(own)
                                .fencedBy(log(fences, partitions))
                                .build(),
                EVENTS);
    }

    private static FencedLog log(TestFences fences, int partitions) {
        return new FencedLog() {
            @Override
            public CompletionStage<Long> write(int partition) {
                return fences.write(partition);
            }

            @Override
            public void read(
                    int partition,
                    long from,
                    long to,
                    Consumer<ConsumerRecord<byte[], byte[]>> reader) {
                fences.read(partition, from, to, reader);
            }

            @Override
            public int partitions() {
                return partitions;
            }
        };
    }

    private static byte[] key(String conversation) {
        return TicketDesk.KEYS
                .serializer()
                .serialize(TicketDesk.TOPIC, TicketDesk.key(ConversationId.parse(conversation)));
    }

    private static byte[] event(String type, String id) {
        return TicketDesk.VALUES
                .serializer()
                .serialize(TicketDesk.TOPIC, TicketDesk.event(type, id, "hi", Instant.EPOCH));
    }

    private static double count(ConversationDriver driver, String what) {
        return driver.topologyTestDriver().metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(what + "-total"))
                .mapToDouble(metric -> (Double) metric.getValue().metricValue())
                .sum();
    }
}

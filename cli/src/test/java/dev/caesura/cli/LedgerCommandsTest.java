package dev.caesura.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Identity;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.topic.Headers;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on topics in which something has gone wrong; a real broker, no services. */
class LedgerCommandsTest {

    private static final EmbeddedBroker BROKER = EmbeddedBroker.builder().build();
    private static final String ADA = "web:demo:ada";
    private static int prefixes;

    private TestSystem system;

    @BeforeAll
    static void startBroker() {
        BROKER.start();
    }

    @AfterAll
    static void stopBroker() {
        BROKER.close();
    }

    @BeforeEach
    void createTopics(@TempDir Path folder) {
        system = new TestSystem(BROKER, folder, "ledger" + prefixes++);
    }

    @AfterEach
    void close() throws Exception {
        system.close();
    }

    @Test
    void shouldWriteWhoCommandsWhat() {
        // given
        system.message("ada", "m1", "hello");

        // when
        CommandRun run = system.run("pause", ADA, "--for=30m", "--by=grace");

        // then
        assertThat(run.status()).as(run.err()).isZero();
        Command command = system.events(system.topics().commands()).get(0);
        assertThat(command.command()).isEqualTo(Command.Name.PAUSE);
        assertThat(command.conversationId()).isEqualTo(ADA);
        assertThat(command.by()).isEqualTo("grace");
        assertThat(command.parameters()).containsEntry("for", "PT30M");
        assertThat(run.out()).contains("Paused " + ADA + " until ");
    }

    @Test
    void shouldFindAConversationByAnotherIdOfItsContactAndSaySo() {
        // given
        system.message("ada", "m1", "hello");
        system.message("old-ada", "m0", "an hour ago");
        alias("web:demo:old-ada", ADA);
        alias("web:demo:older-ada", "web:demo:old-ada");

        // when
        CommandRun paused = system.run("pause", "web:demo:older-ada", "--for=30m");
        CommandRun explained = system.run("explain", "web:demo:old-ada");
        CommandRun forgotten = system.run("forget", "web:demo:old-ada", "--yes");

        // then
        assertThat(paused.err()).contains("web:demo:older-ada is now " + ADA);
        assertThat(paused.out()).contains("Paused " + ADA + " until ");
        assertThat(explained.err()).contains("web:demo:old-ada is now " + ADA);
        assertThat(explained.out()).contains("hello", "an hour ago");
        assertThat(forgotten.status()).as(forgotten.err()).isZero();
        assertThat(system.events(system.topics().commands()))
                .extracting(Command::command, Command::conversationId)
                .containsExactlyInAnyOrder(
                        tuple(Command.Name.PAUSE, ADA),
                        tuple(Command.Name.FORGET, ADA),
                        tuple(Command.Name.FORGET, "web:demo:old-ada"),
                        tuple(Command.Name.FORGET, "web:demo:older-ada"));
    }

    private void alias(String alias, String conversation) {
        system.write(
                new ProducerRecord<>(
                        system.topics().identities().name(),
                        alias.getBytes(UTF_8),
                        system.topics()
                                .identities()
                                .serde()
                                .toBytes(new Identity(alias, conversation, Instant.now()))));
    }

    @Test
    void shouldLeaveNoGhostOfAConversationThatDoesNotExist() {
        for (String name : List.of("flush", "pause", "stop", "resume")) {
            // when
            CommandRun run = system.run(name, "web:demo:nobody");

            // then
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err()).contains("There is no conversation web:demo:nobody");
        }
        assertThat(system.events(system.topics().commands())).isEmpty();
    }

    @Test
    void shouldFlushOnlyWhatIsOpen() {
        // given
        system.message("ada", "m1", "hello");

        // when
        CommandRun open = system.run("flush", ADA);
        outcome(Outcome.Subject.MESSAGE, "m1", ADA, Outcome.Kind.ANSWERED, null);
        CommandRun closed = system.run("flush", ADA);

        // then
        assertThat(open.out()).contains("Closed the open burst of " + ADA + ": 1 message.");
        assertThat(closed.out()).contains("Nothing was open.");
        assertThat(system.events(system.topics().commands())).hasSize(1);
    }

    @Test
    void shouldShowNoTextOfWhatWasForgotten() {
        // given
        system.message("ada", "m1", "my secret");
        assertThat(system.run("explain", ADA).out()).contains("my secret");

        // when
        system.run("forget", ADA, "--yes");

        // then
        assertThat(system.run("explain", ADA).out()).contains("m1").doesNotContain("my secret");
    }

    @Test
    void shouldCallAnsweredWhatWasPutBackAndWentThrough() {
        // given
        request(ADA, "req-1", 1, "m1");
        outcome(Outcome.Subject.TURN, "req-1", ADA, Outcome.Kind.FAILED, "delivery-failed");
        assertThat(system.run("diagnose").out()).contains("1 turn failed: the channel refused");

        // when
        delivered(DeliveryStatus.ATTEMPTED);
        delivered(DeliveryStatus.SENT);

        // then
        assertThat(system.run("diagnose").out()).doesNotContain("failed:");
        assertThat(system.run("explain", ADA).out())
                .contains("Answered: it was put back from the dead letters");
    }

    @Test
    void shouldReadAWebhookAgain() {
        // given
        String body =
                """
                {"messageId": "m-9", "contact": "ada", "text": "after the upgrade"}\
                """;
        var record =
                new ProducerRecord<byte[], byte[]>(
                        system.topics().deadLetters(), null, body.getBytes(UTF_8));
        record.headers()
                .add(Headers.SOURCE_TOPIC, "webhook:generic".getBytes(UTF_8))
                .add(Headers.CHANNEL, "generic".getBytes(UTF_8))
                .add(Headers.ACCOUNT, "shop".getBytes(UTF_8))
                .add(Headers.REASON, "unreadable".getBytes(UTF_8));
        system.write(record);

        // when
        CommandRun run = system.run("dead-letters", "replay", "--execute");

        // then
        assertThat(run.out()).as(run.err()).contains("put back as ");
        InboundMessage message = system.events(system.topics().messages()).get(0);
        assertThat(message.conversationId()).isEqualTo("generic:shop:ada");
        assertThat(message.text()).isEqualTo("after the upgrade");
    }

    @Test
    void shouldForgetOnlyWhatIsConfirmed() {
        // given
        system.message("ada", "m1", "hello");

        // when
        CommandRun unconfirmed = system.run("forget", ADA);
        CommandRun confirmed = system.run("forget", ADA, "--yes");

        // then
        assertThat(unconfirmed.status()).isEqualTo(2);
        assertThat(unconfirmed.err()).contains("Nothing was erased", "--yes");
        assertThat(confirmed.status()).isZero();
        assertThat(system.events(system.topics().commands())).hasSize(1);
    }

    @Test
    void shouldUnlockWhatStandsStillAndOnlyThat() {
        // given
        request("web:demo:stuck", "req-stuck", 1, "m1");
        request("web:demo:worn", "req-worn", 3, "m2");
        request("web:demo:done", "req-done", 1, "m3");
        outcome(Outcome.Subject.TURN, "req-done", "web:demo:done", Outcome.Kind.ANSWERED, null);

        // when
        CommandRun shown = system.run("unlock", "--older-than=0s");
        CommandRun done = system.run("unlock", "--older-than=0s", "--execute");
        CommandRun forced = system.run("unlock", "--older-than=0s", "--execute", "--force");

        // then
        assertThat(shown.out())
                .contains("req-stuck", "would be unlocked", "req-worn", "needs --force")
                .doesNotContain("req-done");
        assertThat(done.out()).contains("unlocked", "needs --force");
        assertThat(forced.out()).doesNotContain("needs --force");
        assertThat(system.events(system.topics().commands()))
                .extracting(Command::conversationId)
                .containsExactlyInAnyOrder("web:demo:stuck", "web:demo:stuck", "web:demo:worn");
    }

    @Test
    void shouldFindWhatIsWrong() {
        // given
        request(ADA, "req-1", 1, "m1");
        request(ADA, "req-2", 1, "m1");
        outcome(Outcome.Subject.TURN, "req-2", ADA, Outcome.Kind.FAILED, "no-draft");
        sent("rep-1", "provider-1");
        sent("rep-1", "provider-2");

        // when
        CommandRun run = system.run("diagnose", "--older-than=0s");

        // then
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("1 turn stands still", "1 turn failed: no draft came", "[no-draft]")
                .contains("2 probable duplicates", "asked twice", "sent twice")
                .contains("sender-requests has no member");
    }

    @Test
    void shouldCountMessagesWithoutAnOutcomeAndOutcomesWithoutAMessage() {
        // given
        system.message("ada", "lost", "hello?");
        system.message("ada", "fine", "hello");
        outcome(Outcome.Subject.MESSAGE, "fine", ADA, Outcome.Kind.ANSWERED, null);
        outcome(Outcome.Subject.MESSAGE, "fine", ADA, Outcome.Kind.ANSWERED, null);

        // when
        CommandRun run = system.run("diagnose", "--conservation", "--older-than=0s");

        // then
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("2 messages, 2 outcomes, 0 still open, 1 missing, 1 surplus")
                .contains("no outcome: " + ADA + " lost")
                .contains("outcome without a message of its own: " + ADA + " fine");
    }

    @Test
    void shouldPutADeadLetterBackAsItWas() {
        // given
        deadLetter("{\"no\":\"message\"}", "unreadable", "0");

        // when
        CommandRun listed = system.run("dead-letters", "list", "--json");
        CommandRun shown = system.run("dead-letters", "replay");
        List<LogEntry> untouched = system.read(system.topics().messages().name());
        CommandRun done =
                system.run(
                        "dead-letters", "replay", "--execute", "--by=olga", "--reason=unreadable");

        // then
        assertThat(listed.out()).contains("\"reason\" : \"unreadable\"");
        assertThat(shown.out()).contains("would be put back", "--execute");
        assertThat(untouched).isEmpty();
        assertThat(done.out()).contains("put back as ");
        LogEntry entry = system.read(system.topics().messages().name()).get(0);
        assertThat(entry.key()).isEqualTo(ADA);
        assertThat(new String(entry.record().value(), UTF_8)).isEqualTo("{\"no\":\"message\"}");
        assertThat(entry.record().headers().lastHeader(Headers.REPLAYS).value())
                .isEqualTo("1".getBytes(UTF_8));
        assertThat(entry.record().headers().lastHeader(Headers.REASON)).isNull();
        assertThat(entry.header(Headers.REPLAYED_BY)).isEqualTo("olga");
        assertThat(system.run("dead-letters", "list").out())
                .contains("put back by", "unreadable", "olga");
        assertThat(system.run("explain", ADA).out()).contains("put back", "by olga, as ");
    }

    @Test
    void shouldNotPutBackForEver() {
        // given
        deadLetter("?", "unreadable", "3");

        // when
        CommandRun refused = system.run("dead-letters", "replay", "--execute");
        CommandRun forced = system.run("dead-letters", "replay", "--execute", "--force");

        // then
        assertThat(refused.out()).contains("stays: it was put back 3 times already");
        assertThat(forced.out()).contains("put back as");
        assertThat(system.read(system.topics().messages().name())).hasSize(1);
    }

    @Test
    void shouldLeaveFailedTurnsWhereTheyAre() {
        // given
        var serde = system.topics().replyRequests().serde();
        deadLetter(
                new String(serde.toBytes(requestOf(ADA, "req-1", 3, "m1")), UTF_8),
                "no-draft",
                "0");

        // when
        CommandRun run = system.run("dead-letters", "replay", "--execute");

        // then
        assertThat(run.out()).contains("stays: it is a turn that has failed");
        assertThat(system.read(system.topics().messages().name())).isEmpty();
    }

    @Test
    void shouldTryOtherGapsAndDrawThem(@TempDir Path pictures) throws Exception {
        // given
        for (int i = 0; i < 3; i++) {
            system.message("ada", "m" + i, "hello");
        }
        Path chart = pictures.resolve("gaps.png");

        // when
        CommandRun run = system.run("tune", "--gaps=5s,60s", "--chart=" + chart);

        // then
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("web, 3 messages", "1.0 s (now)", "too few messages (3 of 100)")
                .contains("simulated with 3 messages and calls of 13.0 s")
                .containsPattern("measured .* 0 +– +– +0 \\(0.0 %\\) +0 ")
                .containsPattern("quick \\(simulated\\) +8.0 s +from 3.0 s +supersede +1 ");
        BufferedImage image = ImageIO.read(chart.toFile());
        assertThat(image.getWidth()).isGreaterThan(400);
    }

    @Test
    void shouldNotCallASystemHealthyWhoseGatewayIsSilent() {
        // when
        CommandRun run = system.run("diagnose", "--gateway=http://127.0.0.1:1");

        // then
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("No diagnosis is possible. No service answers at http://127.0.0.1:1");
    }

    @Test
    void shouldHaveLittleToSayOfAnEmptySystem() {
        assertThat(system.run("explain", ADA).status()).isEqualTo(1);
        assertThat(system.run("unlock").out()).contains("No turn stands still");
        assertThat(system.run("dead-letters", "list").out()).contains("No dead letters");
        assertThat(system.run("dead-letters", "replay").out()).contains("No dead letters");
        assertThat(system.run("tune").out()).contains("No messages in that time");
        CommandRun diagnosis = system.run("diagnose", "--conservation");
        assertThat(diagnosis.out()).contains("0 messages", "Nothing needs attention");
        assertThat(diagnosis.status()).isZero();
    }

    private void request(String conversation, String requestId, int attempt, String messageId) {
        system.write(
                system.topics().replyRequests(),
                requestOf(conversation, requestId, attempt, messageId));
    }

    private static ReplyRequest requestOf(
            String conversation, String requestId, int attempt, String messageId) {
        Instant now = Instant.now();
        String contact = conversation.substring(conversation.lastIndexOf(':') + 1);
        InboundMessage message =
                InboundMessage.builder()
                        .messageId(messageId)
                        .channel("web")
                        .account("demo")
                        .contact(contact)
                        .text("hello")
                        .build();
        return new ReplyRequest(
                requestId,
                conversation,
                attempt,
                List.of(message),
                now,
                now,
                now,
                CloseReason.INACTIVITY,
                List.of(),
                List.of());
    }

    private void outcome(
            Outcome.Subject subject,
            String id,
            String conversation,
            Outcome.Kind kind,
            @Nullable String reason) {
        system.write(
                system.topics().outcomes(),
                new Outcome(subject, id, conversation, kind, null, reason, null, Instant.now()));
    }

    private void sent(String replyId, String providerId) {
        system.write(
                system.topics().deliveries(),
                new DeliveryEvent(
                        replyId,
                        "req-1",
                        ADA,
                        DeliveryStatus.SENT,
                        providerId,
                        Instant.now(),
                        null,
                        false));
    }

    private void delivered(DeliveryStatus status) {
        system.write(
                system.topics().deliveries(),
                new DeliveryEvent("rep-1", "req-1", ADA, status, null, Instant.now(), null, false));
    }

    private void deadLetter(String value, String reason, String replays) {
        var record =
                new ProducerRecord<>(
                        system.topics().deadLetters(), ADA.getBytes(UTF_8), value.getBytes(UTF_8));
        record.headers()
                .add(Headers.SOURCE_TOPIC, system.topics().messages().name().getBytes(UTF_8))
                .add(Headers.SOURCE_PARTITION, "0".getBytes(UTF_8))
                .add(Headers.SOURCE_OFFSET, "7".getBytes(UTF_8))
                .add(Headers.REASON, reason.getBytes(UTF_8))
                .add(Headers.REPLAYS, replays.getBytes(UTF_8));
        system.write(record);
    }
}

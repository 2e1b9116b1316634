package dev.caesura.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.store.StoreNames;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.testkit.ConversationDriver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.kstream.SessionWindows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationTopologyTest {

    private static final String CONTACT = "whatsapp:106540352242922:16315551181";

    private ConversationDriver driver;

    @BeforeEach
    void start() {
        driver =
                ConversationDriver.of(
                        fences ->
                                ConversationTopology.builder()
                                        .windows(
                                                SessionWindows.ofInactivityGapWithNoGrace(
                                                        Duration.ofSeconds(30)))
                                        .maxWait(Duration.ofMinutes(2))
                                        .maxMessages(5)
                                        .fencedBy(FencedLog.of(fences::write, fences::read))
                                        .build());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldAskOnceForABurstAndAnswerIt() {
        driver.conversation(CONTACT)
                .at("0s")
                .says("hi")
                .at("4s")
                .says("are you open")
                .at("10s")
                .says("tomorrow?")
                .at("40s")
                .expectsNothing()
                .at("41s")
                .expectsRequest("hi", "are you open", "tomorrow?")
                .at("43s")
                .drafts("Yes, from 9.")
                .expectsReply("Yes, from 9.")
                .at("44s")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED)
                .at("10m")
                .expectsNothing();
    }

    @Test
    void shouldKeepMessagesExactlyOneGapApartTogether() {
        driver.conversation(CONTACT)
                .at("0s")
                .says("one")
                .at("30s")
                .says("two")
                .at("61s")
                .expectsRequest("one", "two");
    }

    @Test
    void shouldSeparateMessagesMoreThanOneGapApart() {
        driver.conversation(CONTACT)
                .at("0s")
                .says("one")
                .at("30001ms")
                .says("two")
                .expectsRequest("one")
                .expectsVoidAttempt()
                .at("61s")
                .expectsRequest("one", "two");
    }

    @Test
    void shouldCloseAtTheMaximumWait() {
        var script = driver.conversation(CONTACT);
        for (int i = 0; i <= 4; i++) {
            script.at(i * 29 + "s").says("message " + i);
            if (i == 4) {
                script.expectsRequest(
                        "message 0", "message 1", "message 2", "message 3", "message 4");
            }
        }
    }

    @Test
    void shouldCloseAtTheMaximumOfMessages() {
        var script = driver.conversation(CONTACT).at("0s");
        for (int i = 1; i <= 5; i++) {
            script.says("m" + i);
        }
        script.expectsRequest("m1", "m2", "m3", "m4", "m5");
        assertThat(script.request().closeReason()).isEqualTo(CloseReason.MAX_MESSAGES);
    }

    @Test
    void shouldTakeARedeliveredMessageOnce() {
        driver.conversation(CONTACT)
                .at("0s")
                .says("hi")
                .redelivers()
                .expectsOutcome(Outcome.Kind.DUPLICATE)
                .at("31s")
                .expectsRequest("hi")
                .at("32s")
                .redelivers()
                .expectsOutcome(Outcome.Kind.DUPLICATE)
                .at("2m")
                .drafts("hello")
                .expectsReply("hello")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED)
                .at("6d")
                .redelivers()
                .expectsOutcome(Outcome.Kind.DUPLICATE)
                .expectsNothing();
    }

    @Test
    void shouldKeepOneTurnInFlight() {
        driver.conversation(CONTACT)
                .at("0s")
                .says("first")
                .at("31s")
                .expectsRequest("first")
                .at("40s")
                .says("second")
                .expectsVoidAttempt()
                .at("69s")
                .expectsNothing()
                .at("75s")
                .expectsRequest("first", "second")
                .drafts("both")
                .expectsReply("both")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED)
                .expectsNothing();
    }

    @Test
    void shouldAskAgainForATurnThatStandsStillAndGiveUpAtLast() {
        var script =
                driver.conversation(CONTACT).at("0s").says("hi").at("31s").expectsRequest("hi");
        othersAreAnswered("100s");
        script.at("152s").expectsRequest("hi").expectsVoidAttempt();
        assertThat(script.request().attempt()).isEqualTo(2);
        script.drafts(script.request().requestId(), 1, "too late").expectsNothing();
        script.at("273s").expectsRequest("hi").expectsVoidAttempt();
        othersAreAnswered("300s");
        script.at("394s").expectsTurn(Outcome.Kind.FAILED);
        assertThat(driver.deadLetters()).singleElement().extracting("reason").isEqualTo("no-draft");
    }

    @Test
    void shouldWaitAsLongAsNoSenderIsThere() {
        var script =
                driver.conversation(CONTACT).at("0s").says("hi").at("31s").expectsRequest("hi");
        script.at("20m").expectsNothing();
        script.drafts("here I am").expectsReply("here I am");
    }

    /** A sender is at work, and answers somebody else. */
    private void othersAreAnswered(String at) {
        driver.conversation("web:shop:somebody-else").at(at).drafts("req-1", 1, "hello");
    }

    @Test
    void shouldCloseOnCommand() {
        var script =
                driver.conversation(CONTACT)
                        .at("0s")
                        .says("hi")
                        .at("1s")
                        .commands(Command.Name.FLUSH)
                        .expectsRequest("hi");
        assertThat(script.request().closeReason()).isEqualTo(CloseReason.FLUSH);
    }

    @Test
    void shouldGoOnAfterARestartAtAnyMoment() {
        driver.conversation(CONTACT)
                .afterRestart()
                .at("0s")
                .says("hi")
                .afterRestart()
                .at("10s")
                .says("you")
                .afterRestart()
                .at("41s")
                .expectsRequest("hi", "you")
                .afterRestart()
                .drafts("yes")
                .expectsReply("yes")
                .afterRestart()
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED)
                .afterRestart()
                .at("20m")
                .expectsNothing();
    }

    @Test
    void shouldCountEachMessageOnceAfterARestart() {
        var script = driver.conversation(CONTACT).at("0s");
        for (int i = 1; i <= 4; i++) {
            script.says("m" + i).afterRestart();
        }
        script.expectsNothing().says("m5").expectsRequest("m1", "m2", "m3", "m4", "m5");
    }

    @Test
    void shouldSetGarbageAsideAndGoOn() {
        byte[] key = CONTACT.getBytes(StandardCharsets.UTF_8);
        byte[] garbage = {(byte) 0xff, 0, 1};
        driver.sendBytes("caesura.messages", key, garbage);
        driver.sendBytes("caesura.messages", new byte[0], garbage);
        driver.sendBytes("caesura.reply-drafts", key, garbage);
        driver.sendBytes("caesura.deliveries", key, "{}".getBytes(StandardCharsets.UTF_8));
        driver.sendBytes("caesura.commands", key, "null".getBytes(StandardCharsets.UTF_8));

        assertThat(driver.deadLetters()).hasSize(5).allMatch(d -> d.reason().equals("unreadable"));
        driver.conversation(CONTACT).at("1s").says("hi").at("32s").expectsRequest("hi");
    }

    @Test
    void shouldSendTheHistoryBeforeTheBurst() {
        var script =
                driver.conversation(CONTACT)
                        .at("0s")
                        .says("hi")
                        .at("31s")
                        .expectsRequest("hi")
                        .drafts("hello")
                        .expectsReply("hello")
                        .delivers()
                        .expectsTurn(Outcome.Kind.ANSWERED)
                        .at("60s")
                        .says("bye")
                        .at("91s")
                        .expectsRequest("bye");
        assertThat(script.request().history()).extracting("text").containsExactly("hi", "hello");
    }

    @Test
    void shouldMoveMoreTurnsThanOneFenceMoves() {
        int contacts = 1_200;
        for (int i = 0; i < contacts; i++) {
            driver.conversation("web:shop:contact" + i).says("hi");
        }
        for (String at : List.of("100s", "200s", "300s")) {
            othersAreAnswered(at);
        }
        driver.advanceTo(Duration.ofMinutes(10));

        assertThat(driver.deadLetters())
                .hasSize(contacts)
                .allMatch(letter -> letter.reason().equals("no-draft"));
    }

    @Test
    void shouldEndATurnWhoseMessagesAreNoLongerKept() {
        var script = driver.conversation(CONTACT);
        driver.send(
                script.message("old").text("hi").build(),
                ConversationDriver.START.minus(Duration.ofDays(40)));
        script.at("31s").expectsRequest("hi");
        driver.conversation("web:shop:other").says("hello");

        script.at("10m").expectsTurn(Outcome.Kind.FAILED);
    }

    @Test
    void shouldSetAsideWhatIsLongerThanAnyIdOrMessageAndGoOn() {
        var script = driver.conversation(CONTACT).at("0s");
        script.sends(script.message("x".repeat(1_200_000)).text("hi").build());
        script.sends(script.message("long").text("y".repeat(800_000)).build());

        assertThat(driver.deadLetters()).extracting("reason").containsOnly("too-large");
        script.expectsOutcome(Outcome.Kind.FAILED, "too-large")
                .says("hi")
                .at("31s")
                .expectsRequest("hi");
    }

    @Test
    void shouldSetADamagedConversationAsideByNameAndGoOn() {
        driver.topologyTestDriver()
                .<String, byte[]>getKeyValueStore(StoreNames.CONVERSATIONS)
                .put(CONTACT, new byte[] {1, 2, 3});

        var script = driver.conversation(CONTACT).at("0s").says("hi");
        driver.conversation("web:shop:ada").says("hello");

        assertThat(driver.deadLetters())
                .singleElement()
                .extracting("reason")
                .isEqualTo("conversation-set-aside");
        script.at("31s").expectsRequest("hi");
    }

    /** A request, and all that is stored, fits into a record of a broker with default limits. */
    @Test
    void shouldKeepEveryRecordWithinABrokersDefaultLimit() {
        var script = driver.conversation(CONTACT);
        for (int i = 0; i < 20; i++) {
            script.at(i * 100 + "s");
            for (int j = 0; j < 5; j++) {
                script.says("ü".repeat(60_000) + i + j);
            }
        }
        script.at("2200s");

        for (ReplyRequest request : driver.emitted(ReplyRequest.class)) {
            assertThat(Topics.standard().replyRequests().serde().toBytes(request).length)
                    .isLessThan(1_000_000);
        }
        assertThat(driver.emitted(ReplyRequest.class)).isNotEmpty();
        assertThat(driver.deadLetters()).isEmpty();
    }
}

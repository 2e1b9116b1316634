package dev.caesura.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.processor.domain.policy.Farewell;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.Repetition;
import dev.caesura.processor.domain.policy.StaleBursts;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.processor.domain.turn.Ids;
import dev.caesura.processor.store.ActiveRecord;
import dev.caesura.processor.store.Memories;
import dev.caesura.processor.store.NewerStateException;
import dev.caesura.processor.store.StoreNames;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.testkit.ConversationDriver;
import dev.caesura.testkit.ConversationScript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * State that a released version wrote goes on under today's code. The files of a version are never
 * edited; what they hold is what {@link #live} leaves behind.
 */
class OldStateTest {

    private static final String PREFIX = "web:shop:";

    /** When the state was written, after the driver's start. */
    private static final String WRITTEN = "3740s";

    private ConversationDriver driver = driver();

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldWriteTheStateOfVersion1() {
        // when
        live();

        // then
        StoredState written = StoredState.of(driver);
        written.writeTo(Path.of("target", "state", "v1"));
        assertThat(written)
                .as(
                        "another form needs another version and a reader for both;"
                                + " what was written is in target/state")
                .isEqualTo(StoredState.recorded("v1"));
    }

    @Test
    void shouldGoOnWithOpenBurstsAndTheirMessages() {
        // given
        begin(StoredState.recorded("v1"));
        ConversationScript open = contact("open");

        // when
        open.sends(open.message("open-2").text("are you open?").build());
        open.expectsOutcome(Outcome.Kind.DUPLICATE);
        open.sends(open.message("open-3").text("tomorrow? 😀").build());

        // then
        open.at("3771s").expectsRequest("hi", "are you open?", "tomorrow? 😀");
        assertThat(open.request().requestId()).isEqualTo(Ids.requestOf(PREFIX + "open", "open-1"));
    }

    @Test
    void shouldGoOnWithTurns() {
        // given
        begin(StoredState.recorded("v1"));
        ConversationScript asked = contact("asked");
        ConversationScript delivering = contact("delivering");
        ConversationScript held = contact("held");

        // when a draft comes, then what waits behind it is asked
        asked.drafts(Ids.requestOf(PREFIX + "asked", "asked-1"), 1, "At nine.")
                .expectsReply("At nine.")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED)
                .expectsRequest("and on Sunday?");
        assertThat(asked.request().history())
                .extracting("text")
                .containsExactly("when do you open?", "At nine.");

        // and a delivery ends its turn
        driver.send(sent("delivering"));
        delivering.expectsTurn(Outcome.Kind.ANSWERED);

        // and what was held has its place in the pace
        held.at("64m").expectsRequest("is anybody there?");
    }

    @Test
    void shouldKnowWhatWasAnsweredAndWhoIsNotToBe() {
        // given
        begin(StoredState.recorded("v1"));
        ConversationScript answered = contact("answered");
        ConversationScript paused = contact("paused");
        ConversationScript stopped = contact("stopped");
        ConversationScript leaving = contact("leaving");

        // when
        driver.send(sent("leaving"));
        leaving.expectsTurn(Outcome.Kind.ANSWERED);
        answered.drafts(
                        Ids.requestOf(PREFIX + "answered", "answered-2"),
                        1,
                        "We are in Mill Street 12.")
                .expectsTurn(Outcome.Kind.SUPPRESSED);
        for (ConversationScript one : List.of(paused, stopped, leaving)) {
            one.sends(one.message("late").text("hello again").build());
        }

        // then
        paused.at("3771s");
        paused.expectsOutcome(Outcome.Kind.PAUSED, "person-took-over").expectsNothing();
        stopped.expectsOutcome(Outcome.Kind.STOPPED, "stop-command").expectsNothing();
        leaving.expectsOutcome(Outcome.Kind.STOPPED, "exit").expectsNothing();
    }

    @Test
    void shouldRefuseStateOfALaterVersion() {
        byte[] ofVersion2 = {2, 0};

        assertThatThrownBy(() -> ActiveRecord.fromBytes(ofVersion2))
                .isInstanceOf(NewerStateException.class)
                .hasMessageStartingWith(
                        "The store caesura-active has state of version 2; this version of Caesura"
                                + " reads version 1.");
        assertThatThrownBy(() -> Memories.read(ofVersion2))
                .isInstanceOf(NewerStateException.class)
                .hasMessageStartingWith("The store caesura-memory has state of version 2;");
    }

    @Test
    void shouldRefuseALineOfALaterKind() {
        // given the kind is the byte before the eight of the offset, at the key's end
        StoredState state = StoredState.recorded("v1");
        StoredState newer =
                state.with(
                        StoreNames.MESSAGES,
                        line ->
                                line.startsWith(PREFIX + "open")
                                        ? line.replaceFirst("\\\\x00((\\\\x..){8}\t)", "\\\\x03$1")
                                        : line);

        // then
        assertThat(newer).isNotEqualTo(state);
        assertThatThrownBy(
                        () -> {
                            begin(newer);
                            contact("open").at("3771s");
                        })
                .satisfies(failure -> assertThat(NewerStateException.isBehind(failure)).isTrue())
                .rootCause()
                .hasMessageContaining("a line of kind 3");
    }

    @Test
    void shouldRefuseAnIdWithMoreThanItsOffset() {
        // given
        begin(StoredState.recorded("v1").with(StoreNames.SEEN, line -> line + "\\x00"));
        ConversationScript open = contact("open");

        // then
        assertThatThrownBy(() -> open.sends(open.message("open-2").text("hi").build()))
                .satisfies(failure -> assertThat(NewerStateException.isBehind(failure)).isTrue())
                .rootCause()
                .hasMessageContaining("a value of 9 bytes");
    }

    /** Conversations in every state that there is. */
    private void live() {
        ConversationScript answered = contact("answered");
        ConversationScript leaving = contact("leaving");
        ConversationScript asked = contact("asked");
        ConversationScript delivering = contact("delivering");
        ConversationScript paused = contact("paused");
        ConversationScript stopped = contact("stopped");
        ConversationScript open = contact("open");
        stopped.at("1m").commands(Command.Name.STOP);
        says(stopped, "stopped-1", "stop it");
        says(paused, "paused-1", "hello");
        paused.personWrites("I take this one.");

        paused.at("40m");
        says(asked, "asked-1", "when do you open?");
        says(delivering, "delivering-1", "do you deliver?");
        says(answered, "answered-1", "where are you?");
        says(leaving, "leaving-1", "bye");
        leaving.at("2435s").expectsReply("Write to us at any time.").attempts();
        answered.expectsRequest("where are you?")
                .drafts("We are in Mill Street 12.")
                .expectsReply("We are in Mill Street 12.")
                .delivers();
        delivering
                .expectsRequest("do you deliver?")
                .drafts("Yes, within the city.")
                .expectsReply("Yes, within the city.")
                .attempts();
        asked.expectsRequest("when do you open?");
        says(asked, "asked-2", "and on Sunday?");
        says(answered, "answered-2", "where are you?");
        answered.at("2500s").expectsRequest("where are you?");

        says(contact("first"), "first-1", "hello?");
        says(contact("held"), "held-1", "is anybody there?");
        afterAnOutage(Duration.ofSeconds(3720));
        open.at("3730s");
        says(open, "open-1", "hi");
        says(open, "open-2", "are you open?");
        open.at(WRITTEN);
    }

    /**
     * The next record was written so much later that bursts before it are stale: of these, the
     * first is asked at once, and the next is held.
     */
    private void afterAnOutage(Duration sinceStart) {
        driver.send(
                contact("later").message("later-1").text("good morning").build(),
                ConversationDriver.START.plus(sinceStart));
    }

    private static void says(ConversationScript contact, String id, String text) {
        contact.sends(contact.message(id).text(text).build());
    }

    /** Starts an instance that finds this state, and a log that has gone on. */
    private void begin(StoredState state) {
        contact("nobody").at(WRITTEN);
        byte[] key = (PREFIX + "nobody").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 1_000; i++) {
            driver.sendBytes("caesura.messages", key, new byte[] {'x'});
        }
        state.putInto(driver);
        driver.restart();
    }

    private DeliveryEvent sent(String name) {
        String conversation = PREFIX + name;
        String request = Ids.requestOf(conversation, name + "-1");
        return new DeliveryEvent(
                Ids.replyOf(request),
                request,
                conversation,
                DeliveryStatus.SENT,
                "p-" + name,
                Instant.ofEpochMilli(driver.now()),
                null,
                false);
    }

    private ConversationScript contact(String name) {
        return driver.conversation(PREFIX + name);
    }

    private static ConversationDriver driver() {
        Policy policy =
                Policy.defaults().toBuilder()
                        .turns(TurnRules.DEFAULTS.withLimit(Duration.ofDays(1)))
                        .stale(
                                new StaleBursts(
                                        Duration.ofMinutes(15), StaleBursts.Action.ANSWER, 1))
                        .repetition(
                                Repetition.DEFAULTS
                                        .withQuestions(Repetition.Check.OBSERVE)
                                        .withMemory(Duration.ofHours(1), Duration.ofHours(1)))
                        .farewell(
                                new Farewell(0, Set.of("bye"), List.of("Write to us at any time.")))
                        .pauseFor(Duration.ofHours(5))
                        .build();
        return ConversationDriver.of(
                fences ->
                        ConversationTopology.builder()
                                .policy(policy)
                                .fencedBy(fences::write)
                                .build());
    }
}

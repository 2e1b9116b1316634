package dev.caesura.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.HistoryEntry;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.event.RecentReply;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.testkit.ConversationDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One contact's two conversations become one. */
class HandoverTest {

    private static final String OLD = "web:shop:a";
    private static final String NEW = "web:shop:b";

    private final ConversationDriver driver =
            ConversationDriver.of(
                    fences ->
                            ConversationTopology.builder()
                                    .policy(
                                            Policy.defaults().toBuilder()
                                                    .stopKeywords(Set.of("stop"))
                                                    .build())
                                    .fencedBy(FencedLog.of(fences::write, fences::read))
                                    .build());
    private final Talk old = new Talk(driver, OLD);
    private final Talk current = new Talk(driver, NEW);
    private long seconds;

    @BeforeEach
    void talk() {
        old.says("m1", "do you sell lamps?", false);
        passes(31);
        old.drafts("Yes, we do.");
        old.delivers();
        passes(5);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldTakeTheHistoryAlong() {
        // given
        current.says("m2", "hello from my new number", false);
        passes(31);
        current.drafts("Welcome.");
        current.delivers();
        // when
        moves();
        // then
        assertThat(askedByNew("which colours?").history())
                .extracting(HistoryEntry::text)
                .containsExactly(
                        "do you sell lamps?",
                        "Yes, we do.",
                        "hello from my new number",
                        "Welcome.");
        assertThat(askedByOld("anybody there?").history()).isEmpty();
    }

    @Test
    void shouldBringNothingTwiceIfAMoveIsToldTwice() {
        // when
        moves();
        moves();
        driver.restart();
        moves();
        // then
        assertThat(commands()).hasSize(1);
        assertThat(askedByNew("which colours?").history())
                .extracting(HistoryEntry::text)
                .containsExactly("do you sell lamps?", "Yes, we do.");
    }

    @Test
    void shouldTakeTheSameOverOnce() {
        // when
        moves();
        Command adopt = commands().get(0);
        driver.send(adopt);
        driver.send(adopt);
        // then
        ReplyRequest asked = askedByNew("which colours?");
        assertThat(asked.history()).hasSize(2);
        assertThat(asked.recentReplies())
                .extracting(RecentReply::text)
                .containsExactly("Yes, we do.");
    }

    @Test
    void shouldHandOnWhatWasAnsweredAfterAMoveToo() {
        // given
        moves();
        ReplyRequest late = askedByOld("and candles?");
        old.drafts("Candles too.");
        old.delivers();
        // when
        moves();
        // then
        assertThat(late.history()).isEmpty();
        assertThat(askedByNew("which colours?").history())
                .extracting(HistoryEntry::text)
                .containsExactly(
                        "do you sell lamps?", "Yes, we do.", "and candles?", "Candles too.");
    }

    @Test
    void shouldLeaveATurnThatIsNotOverWhereItIs() {
        // given
        old.says("m3", "how much is the red one?", false);
        passes(31);
        // when
        moves();
        old.cannotDraft();
        passes(120);
        // then: the turn is asked again under its own id, with its message
        List<ReplyRequest> asked = requests(OLD);
        assertThat(asked.get(asked.size() - 1).attempt()).isGreaterThan(1);
        assertThat(asked.get(asked.size() - 1).messages().get(0).text())
                .isEqualTo("how much is the red one?");
        assertThat(askedByNew("which colours?").history())
                .extracting(HistoryEntry::text)
                .containsExactly("do you sell lamps?", "Yes, we do.");
    }

    @Test
    void shouldKeepARecordSmallEnoughForAnyBroker() {
        // given
        for (int i = 0; i < 12; i++) {
            old.says("long" + i, i + " " + "x".repeat(60_000), false);
            passes(31);
            old.drafts("Answer " + i);
            old.delivers();
        }
        // when
        moves();
        // then
        Command adopt = commands().get(0);
        assertThat(adopt.parameters().values().stream().mapToInt(String::length).sum())
                .isBetween(300_000, 1_000_000);
    }

    @Test
    void shouldStopTheTurnThatStayedBehind() {
        leavesATurnBehind();
        current.commands(Command.Name.STOP);
        old.drafts("12 euros.");
        assertThat(driver.emitted(Reply.class)).hasSize(1);
        assertThat(outcomesOf("m3")).containsExactly(Reason.STOP_COMMAND.code());
    }

    @Test
    void shouldStopByTheContactsWordWhatStayedBehind() {
        leavesATurnBehind();
        current.says("m4", "STOP", false);
        old.drafts("12 euros.");
        assertThat(driver.emitted(Reply.class)).hasSize(1);
        assertThat(outcomesOf("m3")).containsExactly(Reason.STOP_KEYWORD.code());
    }

    @Test
    void shouldLeaveToAPersonWhatStayedBehind() {
        leavesATurnBehind();
        current.says("e1", "I take care of this myself", true);
        old.drafts("12 euros.");
        assertThat(driver.emitted(Reply.class)).hasSize(1);
        assertThat(outcomesOf("m3")).containsExactly(Reason.PERSON_TOOK_OVER.code());
    }

    @Test
    void shouldTakeADeletedMessageOutOfTheTurnThatStayedBehind() {
        leavesATurnBehind();
        driver.send(atNew("m3", InboundMessage.Kind.DELETION, null));
        old.drafts("12 euros.");
        assertThat(driver.emitted(Reply.class)).hasSize(1);
        assertThat(outcomesOf("m3")).containsExactly(Reason.MESSAGE_DELETED.code());
    }

    @Test
    void shouldAskAgainForAnEditOfTheTurnThatStayedBehind() {
        leavesATurnBehind();
        driver.send(atNew("m3", InboundMessage.Kind.EDIT, "how much is the blue one?"));
        passes(31);
        List<ReplyRequest> asked = requests(OLD);
        assertThat(asked.get(asked.size() - 1).messages().get(0).text())
                .isEqualTo("how much is the blue one?");
    }

    /** An edit of the largest message that there may be fits into a record, told on. */
    @Test
    void shouldTellOfTheLargestEdit() {
        leavesATurnBehind();
        driver.send(atNew("m3", InboundMessage.Kind.EDIT, "x".repeat(699_000)));
        assertThat(driver.deadLetters()).isEmpty();
        assertThat(commands()).extracting(Command::command).contains(Command.Name.RELAY);
    }

    @Test
    void shouldForgetWhatStayedBehind() {
        leavesATurnBehind();
        current.commands(Command.Name.FORGET);
        old.drafts("12 euros.");
        assertThat(driver.emitted(Reply.class)).hasSize(1);
        assertThat(outcomesOf("m3")).containsExactly(Reason.FORGOTTEN.code());
    }

    @Test
    void shouldTellTheFirstOfThreeIdsToo() {
        leavesATurnBehind();
        driver.send(command(Command.Name.MOVE, NEW, Map.of("to", "web:shop:c")));
        new Talk(driver, "web:shop:c").commands(Command.Name.STOP);
        old.drafts("12 euros.");
        assertThat(driver.emitted(Reply.class)).hasSize(1);
    }

    /** Two moves that cross leave each id the other's former one. */
    @Test
    void shouldNotTellEachOtherForEver() {
        moves();
        Command there = commands().get(0);
        driver.send(command(Command.Name.MOVE, NEW, Map.of("to", OLD)));
        driver.send(there);
        current.commands(Command.Name.PAUSE);
        assertThat(commands().stream().filter(one -> one.command() == Command.Name.RELAY))
                .hasSizeLessThanOrEqualTo(1);
    }

    /** The reply of a turn that stayed behind is sent after the move; its echo names the new id. */
    @Test
    void shouldKnowTheEchoOfAReplyThatStayedBehind() {
        leavesATurnBehind();
        old.drafts("12 euros.");
        old.delivers();
        current.says(sentIdOf("12 euros."), "12 euros.", true);
        assertThat(outcomesOf(sentIdOf("12 euros."))).containsExactly(Reason.OWN_ECHO.code());
        ReplyRequest next = askedByNew("and the blue one?");
        assertThat(next.history())
                .extracting(HistoryEntry::text)
                .containsExactly(
                        "do you sell lamps?",
                        "Yes, we do.",
                        "how much is the red one?",
                        "12 euros.");
        assertThat(next.recentReplies())
                .extracting(RecentReply::text)
                .containsExactly("Yes, we do.", "12 euros.");
    }

    /** A long reply's first part comes back while its last one is being sent. */
    @Test
    void shouldKnowTheEchoOfAPartThatStayedBehind() {
        leavesATurnBehind();
        old.drafts("12 euros.");
        driver.send(delivery("12 euros.", DeliveryStatus.ATTEMPTED, "part-1", null));
        current.says("part-1", "12", true);
        assertThat(outcomesOf("part-1")).containsExactly(Reason.OWN_ECHO.code());
    }

    /** The channel names a message by its own id only, and the contact by the new one. */
    @Test
    void shouldKnowWhichReplyThatStayedBehindDidNotArrive() {
        leavesATurnBehind();
        old.drafts("12 euros.");
        old.delivers();
        driver.send(
                new DeliveryEvent(
                        null,
                        null,
                        NEW,
                        DeliveryStatus.FAILED,
                        sentIdOf("12 euros."),
                        Instant.EPOCH.plusSeconds(seconds),
                        "undelivered",
                        false));
        assertThat(driver.deadLetters()).hasSize(1);
        assertThat(askedByNew("and the blue one?").recentReplies())
                .extracting(RecentReply::text)
                .containsExactly("Yes, we do.");
    }

    /** Of three ids, the last one knows what the first one still sends. */
    @Test
    void shouldHandOnToTheThirdIdWhatTheFirstStillSends() {
        leavesATurnBehind();
        driver.send(command(Command.Name.MOVE, NEW, Map.of("to", "web:shop:c")));
        old.drafts("12 euros.");
        old.delivers();
        Talk third = new Talk(driver, "web:shop:c");
        third.says(sentIdOf("12 euros."), "12 euros.", true);
        assertThat(outcomesOf(sentIdOf("12 euros."))).containsExactly(Reason.OWN_ECHO.code());
    }

    /** Handed on in a circle, an answer comes to rest. */
    @Test
    void shouldNotHandOnForEver() {
        leavesATurnBehind();
        driver.send(command(Command.Name.MOVE, NEW, Map.of("to", "web:shop:c")));
        driver.send(command(Command.Name.MOVE, "web:shop:c", Map.of("to", OLD)));
        int before = commands().size();
        old.drafts("12 euros.");
        old.delivers();
        assertThat(commands()).hasSizeBetween(before, before + 3);
    }

    /** A contact of whom only what is being written is known moves on: that is found, too. */
    @Test
    void shouldStopTheFirstBurstOfAContactWhoMoves() {
        Talk first = new Talk(driver, "web:shop:x");
        first.says("x1", "hello", false);
        driver.send(command(Command.Name.MOVE, "web:shop:x", Map.of("to", "web:shop:y")));
        new Talk(driver, "web:shop:y").commands(Command.Name.STOP);
        passes(31);
        assertThat(requests("web:shop:x")).isEmpty();
        assertThat(outcomesOf("x1")).containsExactly(Reason.STOP_COMMAND.code());
    }

    /** The channel's id of a reply. */
    private String sentIdOf(String text) {
        return "p-" + replyOf(text).replyId();
    }

    private Reply replyOf(String text) {
        return driver.emitted(Reply.class).stream()
                .filter(reply -> reply.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private DeliveryEvent delivery(
            String text, DeliveryStatus status, String messageId, @Nullable String error) {
        Reply reply = replyOf(text);
        return new DeliveryEvent(
                reply.replyId(),
                reply.requestId(),
                OLD,
                status,
                messageId,
                Instant.EPOCH.plusSeconds(seconds),
                error,
                false);
    }

    private void leavesATurnBehind() {
        old.says("m3", "how much is the red one?", false);
        passes(31);
        moves();
    }

    private static InboundMessage atNew(
            String messageId, InboundMessage.Kind kind, @Nullable String text) {
        return InboundMessage.builder()
                .messageId(messageId)
                .channel("web")
                .account("shop")
                .contact("b")
                .direction(Direction.INBOUND)
                .kind(kind)
                .text(text)
                .build();
    }

    private List<@Nullable String> outcomesOf(String messageId) {
        return driver.emitted(Outcome.class).stream()
                .filter(outcome -> outcome.ofMessages().contains(messageId))
                .map(Outcome::reason)
                .toList();
    }

    @Test
    void shouldNotMoveAConversationToItself() {
        driver.send(command(Command.Name.MOVE, OLD, Map.of("to", OLD)));
        assertThat(commands()).isEmpty();
        assertThat(driver.deadLetters()).hasSize(1);
    }

    private ReplyRequest askedByNew(String text) {
        return asked(current, NEW, text);
    }

    private ReplyRequest askedByOld(String text) {
        return asked(old, OLD, text);
    }

    private ReplyRequest asked(Talk talk, String id, String text) {
        talk.says("q" + seconds, text, false);
        passes(31);
        List<ReplyRequest> all = requests(id);
        return all.get(all.size() - 1);
    }

    private List<ReplyRequest> requests(String id) {
        return driver.emitted(ReplyRequest.class).stream()
                .filter(request -> request.conversationId().equals(id))
                .toList();
    }

    private void moves() {
        driver.send(command(Command.Name.MOVE, OLD, Map.of("to", NEW)));
    }

    /** What the topology commands; it reads it again itself. */
    private List<Command> commands() {
        return driver.emitted(Command.class);
    }

    private void passes(int more) {
        seconds += more;
        driver.advanceTo(Duration.ofSeconds(seconds));
    }

    private static Command command(Command.Name name, String id, Map<String, String> parameters) {
        return new Command("c1", id, name, parameters, "test", Instant.EPOCH);
    }
}

package dev.caesura.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.domain.policy.Drafting;
import dev.caesura.processor.domain.policy.DynamicGap;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.PolicyBuilder;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.testkit.ConversationDriver;
import dev.caesura.testkit.ConversationScript;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wait after a message, around 15 seconds: at least 5, at most 37.5. */
class DynamicGapTest {

    private static final String CONTACT = "web:shop:ada";

    private ConversationDriver driver;

    @BeforeEach
    void start() {
        driver = driver(policy -> policy);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldAskSoonForWhatIsWholeAndWaitForWhatIsNot() {
        conversation()
                .at("0s")
                .says("hello")
                .at("30s")
                .says("are you open tomorrow?")
                .at("38s")
                .expectsNothing()
                .at("39s")
                .expectsRequest("hello", "are you open tomorrow?");
    }

    /** Nothing of an open burst is stored: its words and the rhythm give the same wait again. */
    @Test
    void shouldCloseABurstAtTheSameMomentAfterARestartInItsMiddle() {
        Instant closed = closes(false);

        assertThat(closes(true)).isEqualTo(closed);
        // Before anything is known of the contact, it waits seven seconds after such a message.
        assertThat(closed).isBetween(after("125s"), after("140s"));
    }

    private static Instant after(String time) {
        return ConversationDriver.START.plus(Duration.parse("PT" + time));
    }

    private Instant closes(boolean restarting) {
        stop();
        start();
        ConversationScript script = conversation();
        script.at("0s").says("do you sell");
        script.at("8s").says("helmets for children");
        script.at("15s").says("of ten years?");
        script.at("26s").expectsRequest("do you sell", "helmets for children", "of ten years?");
        script.drafts("Yes, from 30.").expectsReply("Yes, from 30.").delivers();
        script.expectsTurn(Outcome.Kind.ANSWERED);
        script.at("100s").says("and do you have them in red");
        if (restarting) {
            script.afterRestart();
        }
        script.at("110s").says("the bright one I saw last week.");
        if (restarting) {
            script.afterRestart();
        }
        script.at("180s")
                .expectsRequest("and do you have them in red", "the bright one I saw last week.");
        return script.request().closedAt();
    }

    @Test
    void shouldTakeTheWaitOfWhatAMessageSaysAfterItsEdit() {
        conversation()
                .at("0s")
                .says("I would like")
                .at("10s")
                .edits("I would like the red one, please.")
                .afterRestart()
                .at("16s")
                .expectsNothing()
                .at("17s")
                .expectsRequest("I would like the red one, please.");
    }

    @Test
    void shouldTakeTheWaitOfWhatIsLeftWhenAMessageIsTakenBack() {
        conversation()
                .at("0s")
                .says("are you open tomorrow?")
                .at("4s")
                .says("and also")
                .at("6s")
                .takesBack()
                .expectsOutcome(Outcome.Kind.WITHDRAWN, "message-deleted")
                .afterRestart()
                .at("12s")
                .expectsNothing()
                .at("13s")
                .expectsRequest("are you open tomorrow?");
    }

    @Test
    void shouldWaitAWholeGapForWhoIsSeenWriting() {
        ConversationScript script = conversation();
        script.at("0s").says("are you open tomorrow?").at("4s");
        driver.send(script.message("t").kind(InboundMessage.Kind.TYPING).build());
        script.afterRestart().at("18s").expectsNothing();
        script.at("20s").expectsRequest("are you open tomorrow?");
    }

    @Test
    void shouldAnswerAfterTheLongestWaitAtLast() {
        stop();
        driver =
                driver(
                        policy ->
                                policy.burst(
                                        Policy.defaults()
                                                .burst()
                                                .withGap(15_000, 0)
                                                .withMaxWait(60_000)));
        conversation()
                .at("0s")
                .says("one,")
                .at("30s")
                .says("two,")
                .at("59s")
                .says("three,")
                .at("61s")
                .expectsRequest("one,", "two,", "three,");
    }

    @Test
    void shouldDraftEarlyWhereTheWaitIsLongerThanThat() {
        stop();
        driver = driver(policy -> policy.drafting(Drafting.after(Duration.ofSeconds(12))));
        ConversationScript ada = conversation().at("0s").says("what does it cost?").at("11s");
        ada.expectsRequest("what does it cost?");
        ConversationScript bob = conversation("web:shop:bob").says("hello there,").at("24s");
        bob.expectsRequest("hello there,");

        assertThat(ada.request().early()).isFalse();
        assertThat(bob.request().early()).isTrue();
    }

    @Test
    void shouldTakeWhatOvertakesATurnIntoItsBurst() {
        conversation()
                .at("0s")
                .says("do you have a blue helmet?")
                .at("9s")
                .expectsRequest("do you have a blue helmet?")
                .at("12s")
                .says("sorry, I meant red, not blue.")
                .expectsVoidAttempt()
                .afterRestart()
                .at("16s")
                .expectsNothing()
                .at("18s")
                .expectsRequest("do you have a blue helmet?", "sorry, I meant red, not blue.");
    }

    private ConversationScript conversation() {
        return conversation(CONTACT);
    }

    private ConversationScript conversation(String id) {
        return driver.conversation(id);
    }

    private static ConversationDriver driver(UnaryOperator<PolicyBuilder> change) {
        PolicyBuilder policy =
                Policy.defaults().toBuilder()
                        .burst(Policy.defaults().burst().withGap(15_000, 0))
                        .dynamicGap(DynamicGap.OFF.on(true));
        return ConversationDriver.of(
                fences ->
                        ConversationTopology.builder()
                                .policy(change.apply(policy).build())
                                .fencedBy(FencedLog.of(fences::write, fences::read))
                                .build());
    }
}

package dev.caesura.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.domain.policy.Drafting;
import dev.caesura.processor.domain.policy.ExitMessages;
import dev.caesura.processor.domain.policy.LoopLimits;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.PolicyBuilder;
import dev.caesura.processor.domain.policy.Repetition;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.testkit.ConversationDriver;
import dev.caesura.testkit.ConversationScript;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happened to others, and what happens here. */
class ConversationStoriesTest {

    private static final String CONTACT = "instagram:17841400000000000:871230045";

    private ConversationDriver driver = started(policy -> policy);

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldAnswerTwoIdenticalMessagesAtOnceOnce() {
        // Two workers would each have loaded the history before the other had answered.
        conversation()
                .at("0s")
                .says("tu fais quoi?")
                .says("tu fais quoi?")
                .at("31s")
                .expectsRequest("tu fais quoi?", "tu fais quoi?")
                .drafts("Je travaille dans le marketing.")
                .expectsReply("Je travaille dans le marketing.")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED)
                .at("10m")
                .expectsNothing();
    }

    @Test
    void shouldNotAnswerASimilarQuestionThirtySecondsAfterTheAnswer() {
        ConversationScript script = answered("tu fais quoi?", "Je travaille dans le marketing.");

        script.at("62s")
                .says("tu travailles dans quoi?")
                .at("93s")
                .expectsOutcome(Outcome.Kind.SKIPPED, "similar-question")
                .expectsNothing();
        assertThat(script.outcome().score()).isGreaterThanOrEqualTo(0.70);
    }

    @Test
    void shouldAnswerASimilarQuestionThatBringsAnotherNumber() {
        answered("do you have a table for 4?", "Yes, at eight.")
                .at("62s")
                .says("do you have a table for 6?")
                .at("93s")
                .expectsRequest("do you have a table for 6?");
    }

    @Test
    void shouldAnswerASimilarQuestionAgainWhenTheAnswerIsForgotten() {
        answered("tu fais quoi?", "Je travaille dans le marketing.")
                .at("6m")
                .says("tu travailles dans quoi?")
                .at("7m")
                .expectsRequest("tu travailles dans quoi?");
    }

    @Test
    void shouldSkipAQueuedQuestionThatTheAnswerBeforeItHasAnswered() {
        restart(policy -> policy.turns(TurnRules.DEFAULTS.withInFlight(TurnRules.InFlight.QUEUE)));
        conversation()
                .at("0s")
                .says("are you open tomorrow?")
                .at("31s")
                .expectsRequest("are you open tomorrow?")
                .at("40s")
                .says("are you open tomorrow?")
                .at("75s")
                .drafts("Yes, from nine.")
                .expectsReply("Yes, from nine.")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED)
                .expectsOutcome(Outcome.Kind.SKIPPED, "similar-question")
                .expectsNothing();
    }

    @Test
    void shouldNotSendWhatWasSentAMomentAgo() {
        restart(
                policy ->
                        policy.repetition(Repetition.DEFAULTS.withQuestions(Repetition.Check.OFF)));
        ConversationScript script =
                answered("tu fais quoi?", "Je bosse dans le marketing en ce moment.");

        script.at("50s")
                .says("tu travailles dans quoi?")
                .at("81s")
                .expectsRequest("tu travailles dans quoi?")
                .drafts("Je travaille dans le marketing en ce moment.")
                .expectsTurn(Outcome.Kind.SUPPRESSED)
                .expectsNothing();
        assertThat(script.outcome().reason()).isEqualTo("duplicate-reply");
        assertThat(script.request().recentReplies())
                .extracting("text")
                .containsExactly("Je bosse dans le marketing en ce moment.");
    }

    @Test
    void shouldSendTheSameReplyToAnotherQuestionAndToTheSameOneLater() {
        answered("are you open today", "Yes, from nine.")
                .at("45s")
                .says("do you sell helmets")
                .at("76s")
                .expectsRequest("do you sell helmets")
                .drafts("Yes, from nine.")
                .expectsReply("Yes, from nine.")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED)
                .at("2h")
                .says("do you sell helmets")
                .at("121m")
                .expectsRequest("do you sell helmets")
                .drafts("yes, from nine. ")
                .expectsReply("yes, from nine. ");
    }

    @Test
    void shouldOnlyReportWhatItIsSetToObserve() {
        restart(
                policy ->
                        policy.repetition(
                                Repetition.DEFAULTS
                                        .withQuestions(Repetition.Check.OBSERVE)
                                        .withReplies(Repetition.Check.OBSERVE)));
        ConversationScript script = answered("tu fais quoi?", "Je travaille.");

        script.at("62s")
                .says("tu travailles dans quoi?")
                .at("93s")
                .expectsRequest("tu travailles dans quoi?")
                .drafts("Dans le marketing.")
                .expectsReply("Dans le marketing.")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED);
        assertThat(script.outcome().reason()).isEqualTo("similar-question");
    }

    @Test
    void shouldForgetAReplyThatCouldNotBeDelivered() {
        conversation()
                .at("0s")
                .says("hi")
                .at("31s")
                .expectsRequest("hi")
                .drafts("Hello, how can I help?")
                .expectsReply("Hello, how can I help?")
                .failsToDeliver("blocked")
                .expectsTurn(Outcome.Kind.FAILED)
                .at("40s")
                .says("hi")
                .at("71s")
                .expectsRequest("hi")
                .drafts("Hello, how can I help?")
                .expectsReply("Hello, how can I help?");
    }

    /** WhatsApp takes the reply, and says a moment later that it can't be delivered. */
    @Test
    void shouldAnswerAgainWhenTheChannelDidNotDeliverWhatItHadTaken() {
        ConversationScript script = answered("are you open?", "Yes, until six.");

        driver.send(
                new DeliveryEvent(
                        script.reply().replyId(),
                        null,
                        CONTACT,
                        DeliveryStatus.FAILED,
                        "wamid.1",
                        Instant.ofEpochMilli(driver.now()),
                        "131047: Re-engagement message",
                        false));

        script.expectsTurn(Outcome.Kind.FAILED);
        assertThat(script.outcome().reason()).isEqualTo("failed-late");
        assertThat(driver.deadLetters())
                .singleElement()
                .extracting("reason")
                .isEqualTo("failed-late");
        script.at("40s")
                .says("are you open?")
                .at("71s")
                .expectsRequest("are you open?")
                .expectsNothing();
        assertThat(script.request().recentReplies()).isEmpty();
        assertThat(script.request().history()).extracting("text").containsExactly("are you open?");
    }

    @Test
    void shouldPassOnToTheReplyWhatItNeedsToArrive() {
        ConversationScript script = conversation().at("0s");
        Map<String, String> route = Map.of("business_connection_id", "bc-1");
        script.sends(script.message("m1").text("price?").route(Map.of("of", "before")).build())
                .at("5s")
                .sends(script.message("m2").text("for two").route(route).build())
                .at("10s")
                .says("on Sunday")
                .at("41s")
                .expectsRequest("price?", "for two", "on Sunday")
                .afterRestart()
                .drafts("20 euros")
                .expectsReply("20 euros");

        assertThat(script.reply().route()).isEqualTo(route);
        assertThat(script.request().messages().get(1).route()).isEqualTo(route);
    }

    @Test
    void shouldLeaveTheConversationToAPersonWhoWrites() {
        conversation()
                .at("0s")
                .says("is anyone there?")
                .at("5s")
                .personWrites("Yes, Anna here, one moment")
                .expectsOutcome(Outcome.Kind.IGNORED, "person-wrote")
                .expectsOutcome(Outcome.Kind.PAUSED, "person-took-over")
                .at("10m")
                .says("thanks Anna")
                .at("11m")
                .expectsOutcome(Outcome.Kind.PAUSED, "person-took-over")
                .expectsNothing()
                .at("70m")
                .says("are you still there?")
                .at("71m")
                .expectsRequest("are you still there?");
    }

    @Test
    void shouldCallBackAReplyThatIsNotYetSentWhenAPersonWrites() {
        ConversationScript script =
                conversation()
                        .at("0s")
                        .says("price?")
                        .at("31s")
                        .expectsRequest("price?")
                        .drafts("20 euros")
                        .expectsReply("20 euros")
                        .at("32s")
                        .personWrites("18 for you")
                        .expectsOutcome(Outcome.Kind.IGNORED, "person-wrote")
                        .expectsTurn(Outcome.Kind.CANCELLED);
        assertThat(script.outcome().reason()).isEqualTo("person-took-over");
    }

    @Test
    void shouldKnowItsOwnEchoes() {
        conversation()
                .at("0s")
                .says("price?")
                .at("31s")
                .expectsRequest("price?")
                .drafts("20 euros")
                .expectsReply("20 euros")
                .attempts()
                .echoes()
                .expectsOutcome(Outcome.Kind.IGNORED, "own-echo")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED)
                .echoes()
                .expectsOutcome(Outcome.Kind.DUPLICATE)
                .at("60s")
                .says("and tomorrow?")
                .at("91s")
                .expectsRequest("and tomorrow?");
    }

    @Test
    void shouldStopForGoodOnAKeywordUntilResumed() {
        restart(policy -> policy.stopKeywords(Set.of("STOP")));
        conversation()
                .at("0s")
                .says("hello")
                .at("3s")
                .says(" stop ")
                .expectsOutcome(Outcome.Kind.STOPPED, "stop-keyword")
                .at("20d")
                .says("hello?")
                .at("20d")
                .commands(Command.Name.FLUSH)
                .expectsOutcome(Outcome.Kind.STOPPED)
                .commands(Command.Name.RESUME)
                .says("hello again")
                .commands(Command.Name.FLUSH)
                .expectsRequest("hello again");
    }

    @Test
    void shouldTakeUpWhatPeopleAreDoneWithButNotWhatTheContactStopped() {
        restart(policy -> policy.stopKeywords(Set.of("STOP")));
        conversation()
                .commands(Command.Name.PAUSE)
                .says("hello?")
                .commands(Command.Name.FLUSH)
                .expectsOutcome(Outcome.Kind.PAUSED)
                .commands(Command.Name.RESUME, Map.of(Command.OF, Command.HAND_OFF))
                .says("hello again")
                .commands(Command.Name.FLUSH)
                .expectsRequest("hello again")
                .says("stop")
                .expectsOutcome(Outcome.Kind.CANCELLED, "stop-keyword")
                .expectsOutcome(Outcome.Kind.STOPPED, "stop-keyword")
                .commands(Command.Name.RESUME, Map.of(Command.OF, Command.HAND_OFF))
                .says("and now?")
                .commands(Command.Name.FLUSH)
                .expectsOutcome(Outcome.Kind.STOPPED, "stop-keyword");
    }

    @Test
    void shouldSayGoodbyeOnceAndNeverInTheSameWords() {
        restart(
                policy ->
                        policy.exit(
                                new ExitMessages(
                                        1, Set.of(), List.of("Write to us at a@b.example"))));
        ConversationScript script = answered("hi", "Hello");

        script.at("60s")
                .says("and now?")
                .at("91s")
                .expectsReply("Write to us at a@b.example")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED)
                .at("2m")
                .says("hm?")
                .at("3m")
                .expectsOutcome(Outcome.Kind.STOPPED, "exit")
                .commands(Command.Name.RESUME)
                .says("one more thing")
                .commands(Command.Name.FLUSH)
                .expectsRequest("one more thing")
                .drafts("Yes?")
                .expectsReply("Yes?")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED)
                .says("are you open")
                .commands(Command.Name.FLUSH)
                .expectsOutcome(Outcome.Kind.STOPPED, "exit")
                .expectsNothing();
    }

    @Test
    void shouldStopTwoBotsThatAnswerEachOther() {
        restart(policy -> policy.loops(LoopLimits.DEFAULTS.withSameQuestions(3)).repetition(off()));
        ConversationScript script = conversation().at("0s");
        for (int i = 0; i < 2; i++) {
            script.says("I am out of office")
                    .commands(Command.Name.FLUSH)
                    .expectsRequest("I am out of office")
                    .drafts("What can I do for you? " + i)
                    .expectsReply("What can I do for you? " + i)
                    .delivers()
                    .expectsTurn(Outcome.Kind.ANSWERED);
        }
        script.says("I am out of office")
                .commands(Command.Name.FLUSH)
                .expectsOutcome(Outcome.Kind.STOPPED, "loop-same-question");
    }

    @Test
    void shouldStopAGeneratorThatOnlyRepeatsItself() {
        restart(
                policy ->
                        policy.loops(LoopLimits.DEFAULTS.withSuppressedReplies(2))
                                .repetition(
                                        Repetition.DEFAULTS.withQuestions(Repetition.Check.OFF)));
        answered("are you open", "Sorry, what?")
                .at("40s")
                .says("are you open")
                .commands(Command.Name.FLUSH)
                .expectsRequest("are you open")
                .drafts("Sorry, what?")
                .expectsTurn(Outcome.Kind.SUPPRESSED)
                .at("45s")
                .says("are you open")
                .commands(Command.Name.FLUSH)
                .expectsRequest("are you open")
                .drafts("Sorry, what?")
                .expectsReply("Sorry, what?")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED)
                .at("50s")
                .says("hello?")
                .commands(Command.Name.FLUSH)
                .expectsOutcome(Outcome.Kind.STOPPED, "loop-repeated-reply");
    }

    @Test
    void shouldNeverAnswerAnIgnoredContact() {
        restart(policy -> policy.ignoredContacts(Set.of("871230045")));
        conversation()
                .at("0s")
                .says("hi")
                .expectsOutcome(Outcome.Kind.IGNORED, "ignored-contact")
                .at("2m")
                .expectsNothing();
    }

    @Test
    void shouldPauseAsLongAsCommanded() {
        conversation()
                .at("0s")
                .commands(Command.Name.PAUSE, Map.of("for", "PT2M"))
                .at("10s")
                .says("hi")
                .at("41s")
                .expectsOutcome(Outcome.Kind.PAUSED, "pause-command")
                .at("121s")
                .says("hi")
                .at("152s")
                .expectsRequest("hi");
    }

    @Test
    void shouldForgetEverythingOfAConversation() {
        ConversationScript script =
                answered("tu fais quoi?", "Je travaille.")
                        .at("40s")
                        .says("mon code est 1234")
                        .commands(Command.Name.FORGET)
                        .expectsOutcome(Outcome.Kind.STOPPED, "forgotten")
                        .at("60s")
                        .says("tu fais quoi?")
                        .at("91s")
                        .expectsRequest("tu fais quoi?");
        assertThat(script.request().history()).isEmpty();
        assertThat(script.request().recentReplies()).isEmpty();
    }

    @Test
    void shouldAskForTheNewestWhenATurnIsSuperseded() {
        restart(policy -> policy.turns(TurnRules.DEFAULTS.withInFlight(SUPERSEDE)));
        ConversationScript script =
                conversation()
                        .at("0s")
                        .says("a table for 2")
                        .at("31s")
                        .expectsRequest("a table for 2");
        String first = script.request().requestId();
        script.at("35s")
                .says("no, for 4")
                .expectsVoidAttempt()
                .at("66s")
                .expectsRequest("a table for 2", "no, for 4")
                .drafts(first, 1, "For 2, done.")
                .expectsNothing()
                .drafts("For 4, done.")
                .expectsReply("For 4, done.");
    }

    private static final TurnRules.InFlight SUPERSEDE = TurnRules.InFlight.SUPERSEDE;

    private static Repetition off() {
        return Repetition.DEFAULTS
                .withQuestions(Repetition.Check.OFF)
                .withReplies(Repetition.Check.OFF)
                .withMemory(Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    private ConversationScript answered(String question, String answer) {
        return conversation()
                .at("0s")
                .says(question)
                .at("31s")
                .expectsRequest(question)
                .drafts(answer)
                .expectsReply(answer)
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED);
    }

    private ConversationScript conversation() {
        return driver.conversation(CONTACT);
    }

    @Test
    void shouldStartAgainThoughAConversationIsDamagedThatHasAnOpenBurst() {
        ConversationScript damaged = conversation().at("0s").says("is anybody there?");
        driver.topologyTestDriver()
                .<String, byte[]>getKeyValueStore("caesura-conversations")
                .put(CONTACT, new byte[] {1, 99});

        driver.restart();

        driver.conversation("web:shop:other").at("5s").says("hi").at("40s").expectsRequest("hi");
        damaged.expectsRequest("is anybody there?");
        assertThat(driver.deadLetters())
                .singleElement()
                .extracting("reason")
                .isEqualTo("conversation-set-aside");
    }

    /** It is known from the log alone: what was stored of the conversation can't be read. */
    @Test
    void shouldNotAskAgainForABurstThatHadEndedWhenTheConversationWasDamaged() {
        // given: somebody else's burst is open for as long
        ConversationScript other = driver.conversation("web:shop:other").at("0s").says("hi");
        ConversationScript damaged = conversation().at("1s").says("are you open?");
        other.at("20s").says("there is");
        damaged.at("32s")
                .expectsRequest("are you open?")
                .drafts("Yes, until six.")
                .expectsReply("Yes, until six.")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED);
        other.at("40s").says("something wrong");
        damaged.at("41s").says("and tomorrow?");
        driver.topologyTestDriver()
                .<String, byte[]>getKeyValueStore("caesura-conversations")
                .put(CONTACT, new byte[] {1, 99});

        // when
        driver.restart();

        // then
        other.at("75s").expectsRequest("hi", "there is", "something wrong");
        damaged.expectsRequest("and tomorrow?");
        assertThat(
                        driver.emitted(ReplyRequest.class).stream()
                                .filter(one -> one.conversationId().equals(CONTACT)))
                .hasSize(2);
    }

    private void restart(UnaryOperator<PolicyBuilder> change) {
        driver.close();
        driver = started(change);
    }

    private static ConversationDriver started(UnaryOperator<PolicyBuilder> change) {
        Policy policy = change.apply(Policy.defaults().toBuilder()).build();
        return ConversationDriver.of(
                fences ->
                        ConversationTopology.builder()
                                .policy(policy)
                                .fencedBy(FencedLog.of(fences::write, fences::read))
                                .build());
    }

    /** The helmet story: what was corrected is not answered. */
    @Test
    void shouldNeverTalkOverTheContact() {
        ConversationScript script =
                conversation()
                        .at("0s")
                        .says("do you have a blue helmet")
                        .at("31s")
                        .expectsRequest("do you have a blue helmet");
        String first = script.request().requestId();
        script.at("40s")
                .says("sorry, I meant red, not blue")
                .expectsVoidAttempt()
                .at("44s")
                .drafts(first, 1, "Yes, the blue one is 40.")
                .expectsNothing()
                .at("71s")
                .expectsRequest("do you have a blue helmet", "sorry, I meant red, not blue")
                .drafts("Yes, the red one is 45.")
                .expectsReply("Yes, the red one is 45.")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED)
                .expectsNothing();
        assertThat(script.request().requestId()).isEqualTo(first);
    }

    @Test
    void shouldHaveTheAnswerReadyAtThePause() {
        restart(policy -> policy.drafting(Drafting.after(Duration.ofSeconds(4))));
        conversation()
                .at("0s")
                .says("are you open")
                .at("5s")
                .expectsRequest("are you open")
                .at("6s")
                .says("tomorrow")
                .expectsVoidAttempt()
                .afterRestart()
                .at("11s")
                .expectsRequest("are you open", "tomorrow")
                .afterRestart()
                .at("20s")
                .drafts("Yes, from nine.")
                .expectsNothing()
                .afterRestart()
                .at("36s")
                .expectsNothing()
                .at("37s")
                .expectsReply("Yes, from nine.")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED)
                .expectsNothing();
    }

    @Test
    void shouldDraftEarlyWhatIsCompleteAndWaitForWhoHasMoreToSay() {
        restart(policy -> policy.drafting(Drafting.after(Duration.ofSeconds(4)).followingTheLog()));
        conversation()
                .at("0s")
                .says("I have two questions:")
                .at("9s")
                .expectsNothing()
                .says("do you deliver on Saturdays to the islands?")
                .at("10s")
                .expectsNothing()
                .afterRestart()
                .at("11s")
                .expectsRequest(
                        "I have two questions:", "do you deliver on Saturdays to the islands?")
                .drafts("Yes, on Saturday mornings.")
                .expectsNothing()
                .afterRestart()
                .at("40s")
                .expectsReply("Yes, on Saturday mornings.")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED)
                .expectsNothing();
    }

    @Test
    void shouldAskForWhatTheContactMeansAfterAnEdit() {
        conversation()
                .at("0s")
                .says("a red one please")
                .at("10s")
                .edits("a blue one please")
                .afterRestart()
                .at("31s")
                .expectsNothing()
                .at("41s")
                .expectsRequest("a blue one please");
    }

    @Test
    void shouldLeaveOutWhatTheContactTookBack() {
        ConversationScript script =
                conversation()
                        .at("0s")
                        .says("hello")
                        .at("5s")
                        .says("my card is 4111 1111")
                        .at("10s")
                        .takesBack()
                        .expectsOutcome(Outcome.Kind.WITHDRAWN, "message-deleted")
                        .afterRestart()
                        .at("36s")
                        .expectsRequest("hello")
                        .drafts("Hello!")
                        .expectsReply("Hello!")
                        .delivers()
                        .expectsTurn(Outcome.Kind.ANSWERED)
                        .at("60s")
                        .says("and now?")
                        .at("91s")
                        .expectsRequest("and now?");
        assertThat(script.request().history())
                .extracting("text")
                .containsExactly("hello", "Hello!");
    }

    @Test
    void shouldWaitForAModelThatIsAway() {
        ConversationScript script =
                conversation().at("0s").says("hi").at("31s").expectsRequest("hi").outage();
        script.at("38s").expectsRequest("hi").outage();
        script.at("2m")
                .expectsRequest("hi")
                .drafts("Hello!")
                .expectsReply("Hello!")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED);
    }
}

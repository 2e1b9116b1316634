package dev.caesura.processor.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.Said;
import dev.caesura.processor.domain.conversation.ConversationEvent.DeliveryReported;
import dev.caesura.processor.domain.conversation.ConversationEvent.DraftArrived;
import dev.caesura.processor.domain.conversation.ConversationEvent.Flushed;
import dev.caesura.processor.domain.conversation.ConversationEvent.Forgotten;
import dev.caesura.processor.domain.conversation.ConversationEvent.MessageArrived;
import dev.caesura.processor.domain.conversation.ConversationEvent.MessageDeleted;
import dev.caesura.processor.domain.conversation.ConversationEvent.MessageEdited;
import dev.caesura.processor.domain.conversation.ConversationEvent.Origin;
import dev.caesura.processor.domain.conversation.ConversationEvent.Resumed;
import dev.caesura.processor.domain.conversation.ConversationEvent.Stopped;
import dev.caesura.processor.domain.conversation.ConversationEvent.TimeRead;
import dev.caesura.processor.domain.conversation.ConversationEvent.Unlocked;
import dev.caesura.processor.domain.policy.CallCount;
import dev.caesura.processor.domain.policy.Drafting;
import dev.caesura.processor.domain.policy.ExitMessages;
import dev.caesura.processor.domain.policy.LoopLimits;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.StaleBursts;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.processor.domain.time.BrokerTime;
import dev.caesura.processor.domain.time.FenceTime;
import dev.caesura.processor.domain.time.LogTime;
import dev.caesura.processor.domain.time.Moment;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.similarity.Similarity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConversationRulesTest {

    private static final String ID = "web:shop:ada";
    private static final long LIMIT = TurnRules.DEFAULTS.limit().toMillis();
    private static final long GAP = 30_000;
    private static final long MAX_WAIT = 180_000;
    private static final Similarity SIMILARITY = Similarity.create();
    private static final ConversationStatus STOPPED_BY_EXIT =
            new ConversationStatus.Stopped(Reason.EXIT);

    @BeforeTry private long now = 1_000_000;
    @BeforeTry private int said;
    @BeforeTry private ConversationState state = ConversationState.NONE;

    @BeforeTry
    private Policy policy =
            Policy.defaults().toBuilder().outageLimit(Duration.ofMinutes(10)).build();

    private final List<Effect> effects = new ArrayList<>();

    @BeforeTry
    void beginAnew() {
        effects.clear();
    }

    /** What may happen to a conversation. */
    enum Happening {
        SAYS,
        SAYS_MORE,
        EDITS,
        DELETES,
        DELETES_THE_FIRST,
        PAUSE_PASSES,
        DRAFT,
        DRAFT_WITHOUT_TEXT,
        OUTAGE,
        OLD_DRAFT,
        ATTEMPTED,
        SENT,
        DELIVERY_FAILS,
        UNLOCKED,
        FLUSHED,
        PERSON_WRITES,
        STOPPED,
        RESUMED,
        FORGOTTEN,
        LIMIT_PASSES
    }

    @Property(tries = 1_500)
    void shouldEndEveryMessageOnceAndStickNowhere(
            @ForAll @Size(max = 60) List<Happening> happenings,
            @ForAll TurnRules.InFlight inFlight,
            @ForAll @LongRange(min = 0, max = 1) long early) {
        policy =
                policy.toBuilder()
                        .turns(TurnRules.DEFAULTS.withInFlight(inFlight))
                        .drafting(Drafting.after(Duration.ofSeconds(4 * early)))
                        .build();

        happenings.forEach(this::happen);
        // However it is: with time alone, everything comes to its end.
        for (int i = 0; i < 40 && !state.isIdle(); i++) {
            passes(LIMIT + 1);
        }

        assertThat(state.isIdle()).isTrue();
        Map<String, Integer> ends = new HashMap<>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.EndTurn end && end.reason() != Reason.SENT_LATE) {
                end.burst().messageIds().forEach(id -> ends.merge(id, 1, Integer::sum));
            } else if (effect instanceof Effect.Settle settle) {
                settle.messageIds().forEach(id -> ends.merge(id, 1, Integer::sum));
            }
        }
        assertThat(ends).hasSize(said);
        assertThat(ends.values()).allMatch(count -> count == 1);
    }

    private void happen(Happening what) {
        now += 500;
        switch (what) {
            case SAYS, SAYS_MORE -> says("question " + said % 5);
            case EDITS -> edits("m" + (said - 1), "edited " + now);
            case DELETES -> apply(new MessageDeleted("m" + (said - 1), now));
            case DELETES_THE_FIRST -> apply(new MessageDeleted("m0", now));
            case PAUSE_PASSES -> passes(GAP / 4 + now % 3 * GAP);
            case DRAFT -> drafts("text " + now % 7);
            case DRAFT_WITHOUT_TEXT -> drafts(" ");
            case OUTAGE -> apply(failure("overloaded", true));
            case OLD_DRAFT -> apply(draft(requested(), 1, "text of long ago"));
            case ATTEMPTED -> apply(delivery(DeliveryStatus.ATTEMPTED, false));
            case SENT -> apply(delivery(DeliveryStatus.SENT, false));
            case DELIVERY_FAILS -> apply(delivery(DeliveryStatus.FAILED, now % 1_000 == 0));
            case UNLOCKED -> apply(new Unlocked(now));
            case FLUSHED -> apply(new Flushed(now));
            case PERSON_WRITES -> personWrites();
            case STOPPED -> apply(new Stopped(Reason.STOP_COMMAND, now));
            case RESUMED -> apply(new Resumed(false, now));
            case FORGOTTEN -> {
                apply(new Forgotten(now));
                assertThat(state.isIdle()).isTrue();
                assertThat(state.memory()).isEqualTo(Memory.NONE);
            }
            case LIMIT_PASSES -> passes(LIMIT + 1);
        }
        boolean inFlight = state.turn() != null;
        assertThat(inFlight || state.waiting().isEmpty()).isTrue();
        assertThat(state.upcoming().early() == null || !state.open().isEmpty()).isTrue();
    }

    @Test
    void shouldDisregardADraftOfAnEarlierAttempt() {
        asked("hi");
        drafts("nobody waits for this", 9);
        passes(LIMIT + 1);
        assertThat(ask().attempt()).isEqualTo(2);

        drafts("late", 1);

        assertThat(last()).isEqualTo(count(ConversationMetric.DRAFT_OF_ANOTHER_TURN));
        drafts("in time", 2);
        assertThat(effects).anyMatch(Effect.Send.class::isInstance);
    }

    /** "Do you have a blue helmet?" is being answered when "sorry, I meant red" arrives. */
    @Test
    void shouldNotAnswerWhatTheContactHasJustCorrected() {
        asked("do you have a blue helmet");

        now += 20_000;
        says("sorry, I meant red, not blue");

        assertThat(voided()).isEqualTo(1);
        drafts("Yes, the blue one costs 40.", 1);
        assertThat(effects).noneMatch(Effect.Send.class::isInstance);
        passes(GAP + 1);
        assertThat(ask().attempt()).isEqualTo(2);
        assertThat(ask().burst().messageIds()).containsExactly("m0", "m1");
        drafts("Yes, the red one costs 45.", 2);
        assertThat(effects.stream().filter(Effect.Send.class::isInstance)).hasSize(1);
    }

    @Test
    void shouldCallAReplyBackThatNobodyHasBegunToSend() {
        asked("do you have a blue helmet");
        drafts("Yes, the blue one costs 40.", 1);
        now += 1_000;
        says("sorry, I meant red");
        assertThat(state.turn()).isInstanceOf(Turn.Recalled.class);

        apply(delivery(DeliveryStatus.FAILED, false));
        passes(GAP + 1);

        assertThat(ask().burst().messageIds()).containsExactly("m0", "m1");
        assertThat(state.memory().exchanges()).isEmpty();
    }

    /** The channel is out of order, and the sender says so of the reply while it waits. */
    @Test
    void shouldWaitForTheSendersWordOnAReplyThatWasCalledBack() {
        asked("do you have a blue helmet");
        drafts("Yes, the blue one costs 40.", 1);
        says("sorry, I meant red");
        apply(delivery(DeliveryStatus.FAILED, true));
        assertThat(state.turn()).isInstanceOf(Turn.Recalled.class);

        apply(delivery(DeliveryStatus.ATTEMPTED, false));
        apply(delivery(DeliveryStatus.SENT, false));

        assertThat(outcome(Outcome.Kind.ANSWERED)).containsExactly("m0");
        assertThat(effects(Effect.ForgetReply.class)).isEmpty();
    }

    /** The channel refuses a reply for now, and Anna answers before it is tried again. */
    @Test
    void shouldCallAReplyBackThatTheChannelHasRefused() {
        asked("do you have a blue helmet");
        drafts("Yes, the blue one costs 40.", 1);
        apply(delivery(DeliveryStatus.ATTEMPTED, false));
        apply(delivery(DeliveryStatus.FAILED, true));

        personWrites();

        assertThat(outcome(Outcome.Kind.CANCELLED)).containsExactly("m0");
        assertThat(state.memory().exchanges()).isEmpty();
    }

    @Test
    void shouldNotCallAReplyBackOfWhichAPartWasSent() {
        asked("do you have a blue helmet");
        drafts("Yes, the blue one costs 40.", 1);
        apply(delivery(DeliveryStatus.ATTEMPTED, false));
        apply(
                new DeliveryReported(
                        Ids.replyOf(requested()),
                        false,
                        DeliveryStatus.FAILED,
                        null,
                        true,
                        false,
                        "throttled",
                        now));

        personWrites();
        apply(delivery(DeliveryStatus.SENT, false));

        assertThat(outcome(Outcome.Kind.CANCELLED)).isEmpty();
        assertThat(outcome(Outcome.Kind.ANSWERED)).containsExactly("m0");
    }

    @Test
    void shouldNotCallAReplyBackThatIsTriedAgain() {
        asked("do you have a blue helmet");
        drafts("Yes, the blue one costs 40.", 1);
        apply(delivery(DeliveryStatus.ATTEMPTED, false));
        apply(delivery(DeliveryStatus.FAILED, true));
        apply(delivery(DeliveryStatus.ATTEMPTED, false));

        says("sorry, I meant red");

        assertThat(state.turn()).isInstanceOf(Turn.Delivering.class);
    }

    @Test
    void shouldNotGiveUpAReplyForThatItsForerunnerWasCalledBack() {
        asked("do you have a blue helmet");
        drafts("Yes, the blue one costs 40.", 1);
        now += 1_000;
        says("sorry, I meant red");
        apply(withdrawn());
        passes(GAP + 1);
        drafts("Yes, the red one costs 45.", 2);

        apply(withdrawn());
        apply(delivery(DeliveryStatus.SENT, false));

        assertThat(outcome(Outcome.Kind.ANSWERED)).containsExactly("m0", "m1");
    }

    @Test
    void shouldLetAReplyPassThatIsBeingSent() {
        asked("do you have a blue helmet");
        drafts("Yes, the blue one costs 40.", 1);
        apply(delivery(DeliveryStatus.ATTEMPTED, false));

        now += 1_000;
        says("and in red?");
        apply(delivery(DeliveryStatus.SENT, false));

        assertThat(outcome(Outcome.Kind.ANSWERED)).containsExactly("m0");
        passes(GAP + 1);
        assertThat(ask().burst().messageIds()).containsExactly("m1");
    }

    @Test
    void shouldAnswerATalkativeContactWhenTheLongestWaitIsOver() {
        says("hi");
        for (int i = 0; i < 12; i++) {
            now += 29_000;
            says("and " + i);
        }

        List<Effect.Ask> asks = effects(Effect.Ask.class);
        assertThat(asks).isNotEmpty();
        assertThat(asks.get(0).burst().bounds().lastAt() - asks.get(0).burst().bounds().firstAt())
                .isLessThanOrEqualTo(policy.burst().maxWait());
    }

    @Test
    void shouldUseTheDraftThatIsReadyAtThePause() {
        policy = policy.toBuilder().drafting(Drafting.after(Duration.ofSeconds(4))).build();
        says("are you open");
        passes(4_001);
        assertThat(ask().early()).isTrue();
        drafts("From 9.", 1);
        assertThat(effects).noneMatch(Effect.Send.class::isInstance);

        passes(GAP);

        assertThat(effects.stream().filter(Effect.Send.class::isInstance)).hasSize(1);
        assertThat(effects(Effect.Ask.class)).hasSize(1);
    }

    @Test
    void shouldDropAnEarlyDraftThatAMessageHasOvertaken() {
        policy = policy.toBuilder().drafting(Drafting.after(Duration.ofSeconds(4))).build();
        says("are you open");
        passes(4_001);
        says("tomorrow");
        assertThat(voided()).isEqualTo(1);

        drafts("From 9 today.", 1);
        passes(4_001);
        assertThat(ask().attempt()).isEqualTo(2);
        assertThat(ask().burst().messageIds()).containsExactly("m0", "m1");
        drafts("Not tomorrow.", 2);
        passes(GAP);

        List<Effect.Send> sent = effects(Effect.Send.class);
        assertThat(sent).singleElement().extracting("text").isEqualTo("Not tomorrow.");
        assertThat(sent.get(0).requestId()).isEqualTo(Ids.requestOf(ID, "m0"));
    }

    @Test
    void shouldAskForTheEditedText() {
        says("a red one");
        now += 6_000;
        edits("m0", "a blue one");
        passes(GAP - 1_000);
        assertThat(effects(Effect.Ask.class)).isEmpty();

        passes(2_000);

        assertThat(ask().burst().said().text()).isEqualTo("a blue one");
    }

    @Test
    void shouldNotAskAgainForAnEditThatChangesNothing() {
        asked("a red one");
        int asks = effects(Effect.Ask.class).size();

        edits("m0", "a red one");

        assertThat(effects(Effect.Ask.class)).hasSize(asks);
        assertThat(state.turn()).isInstanceOf(Turn.Generating.class);
    }

    @Test
    void shouldNotPauseForLongerAfterAnEditThatChangesNothing() {
        answered("a red one", "Here it is.");
        personWrites();
        ConversationStatus paused = state.memory().status();
        int asks = effects(Effect.Ask.class).size();
        now += 10_000;

        edits("m0", "a red one");
        passes(GAP + 1);

        assertThat(state.memory().status()).isEqualTo(paused);
        assertThat(state.isIdle()).isTrue();
        assertThat(effects(Effect.Ask.class)).hasSize(asks);
    }

    @Test
    void shouldNotAskWhenEverythingWasTakenBack() {
        says("my card number is 4111");
        apply(new MessageDeleted("m0", now + 1));
        passes(GAP + 1);

        assertThat(effects(Effect.Ask.class)).isEmpty();
        assertThat(outcome(Outcome.Kind.WITHDRAWN)).containsExactly("m0");
    }

    /** The gateway could not take the message, and the channel delivers it after its deletion. */
    @Test
    void shouldNotAskForWhatWasTakenBackBeforeItArrived() {
        apply(new MessageDeleted("m0", now));
        now += 60_000;
        says("my card number is 4111");
        apply(
                new MessageArrived(
                        message("m0", "my card number is 4111", null), Origin.CONTACT, false));
        passes(GAP + 1);

        assertThat(effects(Effect.Ask.class)).isEmpty();
        assertThat(effects(Effect.WriteDown.class)).isEmpty();
        assertThat(outcome(Outcome.Kind.WITHDRAWN)).containsExactly("m0");
        assertThat(outcome(Outcome.Kind.DUPLICATE)).containsExactly("m0");
        assertThat(state.isIdle()).isTrue();
    }

    @Test
    void shouldWaitWhileTheModelIsAway() {
        asked("hi");
        for (int i = 0; i < 3; i++) {
            apply(failure("generation-outage", true));
            assertThat(state.turn()).isInstanceOf(Turn.Postponed.class);
            passes(60_000);
        }

        assertThat(ask().attempt()).isEqualTo(4);
        drafts("hello", 4);
        assertThat(effects).anyMatch(Effect.Send.class::isInstance);
    }

    @Test
    void shouldSetATurnAsideThatNobodyCouldAnswerInTimeAndAskItAgainOnCommand() {
        asked("hi");
        for (int i = 0; i < 30 && state.turn() != null; i++) {
            apply(failure("generation-outage", true));
            passes(LIMIT + 1);
        }
        assertThat(effects(Effect.SetAside.class)).hasSize(1);
        assertThat(outcome(Outcome.Kind.FAILED)).containsExactly("m0");

        apply(new ConversationEvent.AskedAgain(Ids.requestOf(ID, "m0"), now));
        drafts("hello", ask().attempt());

        assertThat(effects).anyMatch(Effect.Send.class::isInstance);
    }

    @Test
    void shouldCorrectTheLedgerWhenAStatusComesLate() {
        asked("hi");
        drafts("hello", 1);
        apply(delivery(DeliveryStatus.ATTEMPTED, false));
        passes(LIMIT + 1);
        assertThat(outcome(Outcome.Kind.FAILED)).containsExactly("m0");

        apply(
                new DeliveryReported(
                        Ids.replyOf(Ids.requestOf(ID, "m0")),
                        false,
                        DeliveryStatus.DELIVERED,
                        null,
                        false,
                        false,
                        null,
                        now));

        List<Effect.EndTurn> ends = effects(Effect.EndTurn.class);
        assertThat(ends.get(ends.size() - 1).reason()).isEqualTo(Reason.SENT_LATE);
    }

    @Test
    void shouldNotTakeAPersonsShortAnswerForTheBotsEcho() {
        asked("where is my order");
        drafts("ok, I look it up", 1);
        apply(delivery(DeliveryStatus.SENT, false));
        now += 60_000;

        arrives("ok", new Origin(true, null, false, false, false));

        assertThat(state.memory().status()).isInstanceOf(ConversationStatus.Paused.class);
    }

    @Test
    void shouldNotShortenAPauseWhenAPersonWrites() {
        long until = now + 30L * 24 * 3_600_000;
        apply(new ConversationEvent.Paused(until, Reason.PAUSE_COMMAND, now));

        personWrites();

        assertThat(state.memory().status())
                .isEqualTo(new ConversationStatus.Paused(until, Reason.PERSON_TOOK_OVER));
    }

    @Test
    void shouldHearTheSenderInAGroupWhoTookAMessageBack() {
        writesInGroup("m0", "@shop a red one", true);
        writesInGroup("m1", "no", false);
        apply(new MessageDeleted("m1", now));
        writesInGroup("m2", "a blue one", false);

        passes(GAP + 1_000);

        assertThat(ask().burst().messageIds()).containsExactly("m0", "m2");
    }

    private void writesInGroup(String id, String text, boolean addressed) {
        apply(
                new MessageArrived(
                        message(id, text, "sam"),
                        new Origin(false, null, false, true, addressed),
                        false));
    }

    @Test
    void shouldNotPauseOnAnAutomaticGreeting() {
        says("hi");

        arrives("Welcome! We answer soon.", new Origin(true, "greeting", false, false, false));

        assertThat(state.memory().status()).isEqualTo(ConversationStatus.OPEN);
        passes(GAP + 1);
        assertThat(ask().burst().messageIds()).containsExactly("m0");
    }

    @Test
    void shouldNeverSilenceTheSameContactTwiceInARow() {
        answered("are you open on sunday", "Yes, from 9.");
        now += 5_000;
        says("are you open on sunday");
        passes(GAP + 1);
        assertThat(effects(Effect.Ask.class)).hasSize(1);

        says("are you open on sunday");
        passes(GAP + 1);

        assertThat(effects(Effect.Ask.class)).hasSize(2);
    }

    @Test
    void shouldAnswerInAGroupOnlyWhatIsSaidToTheBusinessSide() {
        arrives("who brings the cake?", new Origin(false, null, false, true, false));
        arrives("@shop are you open?", new Origin(false, null, false, true, true));
        passes(GAP + 1);

        assertThat(ask().burst().messageIds()).containsExactly("m1");
        assertThat(outcome(Outcome.Kind.IGNORED)).containsExactly("m0");
    }

    @Test
    void shouldForgetAReplyThatCouldNotBeDelivered() {
        asked("hi");
        drafts("hello", 1);
        apply(delivery(DeliveryStatus.FAILED, false));

        assertThat(effects(Effect.ForgetReply.class)).hasSize(1);
        assertThat(effects(Effect.SetAside.class)).hasSize(1);
        assertThat(state.isIdle()).isTrue();
        assertThat(state.memory().exchanges()).isEmpty();
    }

    @Test
    void shouldKeepAReplyThatTheChannelTookWhateverTheSenderSaysAfterwards() {
        answered("are you open on sunday", "Yes, from 9.");

        apply(refusedLate(null));

        assertThat(last()).isEqualTo(count(ConversationMetric.DELIVERY_OF_ANOTHER_TURN));
        assertThat(state.memory().exchanges()).hasSize(1);
    }

    @Test
    void shouldForgetAReplyOnceThatTheChannelDidNotDeliverAfterAll() {
        answered("are you open on sunday", "Yes, from 9.");

        apply(refusedLate("wamid.1"));
        apply(refusedLate("wamid.1"));

        assertThat(effects(Effect.NotArrived.class)).hasSize(1);
        assertThat(effects(Effect.ForgetReply.class)).hasSize(1);
        assertThat(state.memory().exchanges()).isEmpty();
    }

    private DeliveryReported refusedLate(@Nullable String providerMessageId) {
        return new DeliveryReported(
                Ids.replyOf(Ids.requestOf(ID, "m0")),
                false,
                DeliveryStatus.FAILED,
                providerMessageId,
                false,
                false,
                "131047",
                now);
    }

    @Test
    void shouldBeSilentOnAGenerationError() {
        asked("hi");
        apply(failure("the filter refused it", false));

        assertThat(effects).noneMatch(Effect.Send.class::isInstance);
        assertThat(((Effect.EndTurn) last()).reason()).isEqualTo(Reason.GENERATION_ERROR);
    }

    @Test
    void shouldCountAttemptsOnWhereAnEarlyDraftWaitsForItsPlace() {
        policy =
                policy.toBuilder()
                        .drafting(Drafting.after(Duration.ofSeconds(4)))
                        .stale(
                                new StaleBursts(
                                        Duration.ofMinutes(2), StaleBursts.Action.ANSWER, 60))
                        .build();
        says("hi");
        passes(5_000);
        assertThat(ask().attempt()).isEqualTo(1);

        now += 400_000;
        Moment busy =
                new Moment(
                        new LogTime(now),
                        new FenceTime(now),
                        new BrokerTime(now),
                        new BrokerTime(now + 10_000),
                        new LogTime(0),
                        CallCount.NONE);
        apply(new TimeRead(now), busy);
        assertThat(state.turn()).isInstanceOf(Turn.Held.class);
        passes(LIMIT);

        assertThat(ask().attempt()).isEqualTo(2);
    }

    @Test
    void shouldNotUseAVoidAttemptAgainBesideAnotherBurst() {
        policy =
                policy.toBuilder()
                        .turns(TurnRules.DEFAULTS.withInFlight(TurnRules.InFlight.QUEUE))
                        .build();
        asked("a red one");
        says("and how much is it");
        now += 1_000;
        edits("m0", "a blue one");
        assertThat(ask().burst().messageIds()).containsExactly("m0");
        passes(GAP);
        drafts("Yes.", ask().attempt());
        apply(delivery(DeliveryStatus.SENT, false));

        assertThat(ask().burst().messageIds()).containsExactly("m1");
        assertThat(effects(Effect.Ask.class))
                .filteredOn(one -> one.burst().requestId().equals(Ids.requestOf(ID, "m0")))
                .extracting(Effect.Ask::attempt)
                .containsExactly(1, 2);
    }

    @Test
    void shouldNotSilenceAContactAgainWhoseReplyWasCalledBack() {
        answered("are you open on sunday", "Yes, from 9.");
        now += 5_000;
        says("are you open on sunday");
        apply(new Flushed(now));
        assertThat(outcome(Outcome.Kind.SKIPPED)).containsExactly("m1");

        says("are you open on sunday");
        apply(new Flushed(now));
        drafts("Yes, from 9.");
        edits("m2", "are you open on sunday?");
        apply(delivery(DeliveryStatus.FAILED, false));
        drafts("Yes, from 9.");

        assertThat(outcome(Outcome.Kind.SUPPRESSED)).isEmpty();
    }

    @Test
    void shouldNotLookAgainForAnEarlyDraftThatWasNotWanted() {
        policy = policy.toBuilder().drafting(Drafting.after(Duration.ofSeconds(4))).build();
        apply(new ConversationEvent.Paused(now + 600_000, Reason.PAUSE_COMMAND, now));
        says("hi");
        long due = now + GAP;
        ConversationRules rules = new ConversationRules(ID, new PolicyRules(policy, SIMILARITY));
        assertThat(rules.burstsDue(state, now)).isEqualTo(now + 4_000);

        passes(5_000);

        assertThat(rules.burstsDue(state, now)).isEqualTo(due);
    }

    @Test
    void shouldTakeEditsBackIntoABurstAsTheyWereTaken() {
        says("a red one");
        long due = now + GAP;
        now += 10_000;
        edits("m0", "a red one");
        ConversationRules rules = new ConversationRules(ID, new PolicyRules(policy, SIMILARITY));
        assertThat(rules.burstsDue(state, now)).isEqualTo(due);

        ConversationState again =
                rules.reopen(state, new MessageEdited(message("m0", "a red one", null)), false);

        assertThat(rules.burstsDue(again, now)).isEqualTo(due);
    }

    @Test
    void shouldTellAStoredStateFromOneWhoseCarriedBurstIsQuietForLess() {
        asked("hi");
        edits("m0", "hello");
        ConversationState before = state;

        now += 10_000;
        apply(new ConversationEvent.ContactTyping(now));

        assertThat(state.isStoredAs(before)).isFalse();
    }

    @Test
    void shouldKeepWhatIsSettledAndStoppedOfWhatIsGivenUp() {
        says("hi");
        ConversationState left = state.givenUp(now);
        assertThat(left.isIdle()).isTrue();
        assertThat(left.seen().contains(SeenIds.hash("m0"))).isTrue();

        apply(new Stopped(Reason.STOP_KEYWORD, now));

        assertThat(state.givenUp(now).memory().status())
                .isInstanceOf(ConversationStatus.Stopped.class);
    }

    @Test
    void shouldNotAskAgainWhereTheContactWantsNoMore() {
        asked("hi");
        for (int i = 0; i < 30 && state.turn() != null; i++) {
            apply(failure("generation-outage", true));
            passes(LIMIT + 1);
        }
        apply(new Stopped(Reason.STOP_KEYWORD, now));
        int asks = effects(Effect.Ask.class).size();

        apply(new ConversationEvent.AskedAgain(Ids.requestOf(ID, "m0"), now));

        assertThat(effects(Effect.Ask.class)).hasSize(asks);
        assertThat(state.isIdle()).isTrue();
    }

    /** She wrote all of it while nothing was answered, and it is answered one after the other. */
    @Test
    void shouldNotTakeAPatientContactForABotAfterAnOutage() {
        policy =
                policy.toBuilder()
                        .turns(TurnRules.DEFAULTS.withInFlight(TurnRules.InFlight.QUEUE))
                        .loops(LoopLimits.DEFAULTS.withQuick(Duration.ofSeconds(3), 2))
                        .build();
        asked("are you open on sunday");
        for (String text : List.of("do you sell helmets", "how much is a lamp", "any bells?")) {
            says(text);
            apply(new Flushed(now));
            now += 40_000;
        }

        for (int i = 0; i < 4; i++) {
            drafts("answer " + i, 1);
            apply(delivery(DeliveryStatus.SENT, false));
        }

        assertThat(state.memory().status()).isEqualTo(ConversationStatus.OPEN);
        assertThat(outcome(Outcome.Kind.ANSWERED)).containsExactly("m0", "m1", "m2", "m3");
    }

    @Test
    void shouldAnswerWhoAsksAgainWhileAReplyIsSentThatThenFails() {
        asked("are you open on sunday");
        drafts("Yes, from 9.", 1);
        apply(delivery(DeliveryStatus.ATTEMPTED, false));
        says("are you open on sunday");
        apply(new Flushed(now));

        apply(delivery(DeliveryStatus.FAILED, false));

        assertThat(outcome(Outcome.Kind.SKIPPED)).isEmpty();
        assertThat(ask().burst().messageIds()).containsExactly("m1");
    }

    @Test
    void shouldAnswerWhoAsksAgainWhileNobodySaysWhatBecameOfTheReply() {
        asked("are you open on sunday");
        drafts("Yes, from 9.", 1);
        apply(delivery(DeliveryStatus.ATTEMPTED, false));
        says("are you open on sunday");
        apply(new Flushed(now));

        passes(LIMIT + 1);

        assertThat(outcome(Outcome.Kind.FAILED)).containsExactly("m0");
        assertThat(effects(Effect.ForgetReply.class)).hasSize(1);
        assertThat(ask().burst().messageIds()).containsExactly("m1");
    }

    @Test
    void shouldSayGoodbyeToWhoTakesLeaveBeforeTheReplyIsSent() {
        endsOnGoodbye();
        asked("are you open on sunday");
        drafts("Yes, from 9.", 1);

        says("bye");
        assertThat(state.turn()).isInstanceOf(Turn.Recalled.class);
        apply(withdrawn());

        assertThat(effects(Effect.Ask.class)).hasSize(1);
        assertThat(lastSent()).isEqualTo("See you!");
        apply(delivery(DeliveryStatus.SENT, false));
        assertThat(outcome(Outcome.Kind.ANSWERED)).containsExactly("m0", "m1");
        assertThat(state.memory().status()).isEqualTo(STOPPED_BY_EXIT);
    }

    @Test
    void shouldSayGoodbyeToWhoTookLeaveInAnOutage() {
        endsOnGoodbye();
        says("bye and thanks");
        now += 3_000;
        long place = now + 20 * 60_000 + 10_000;
        heldUntil(place, "bye");

        now = place;
        passes(1);

        assertThat(effects(Effect.Ask.class)).isEmpty();
        assertThat(lastSent()).isEqualTo("See you!");
        apply(delivery(DeliveryStatus.SENT, false));
        assertThat(outcome(Outcome.Kind.ANSWERED)).containsExactly("m0", "m1");
        assertThat(state.memory().status()).isEqualTo(STOPPED_BY_EXIT);
    }

    @Test
    void shouldStopALoopThatAnOutageHeldUp() {
        policy = policy.toBuilder().loops(LoopLimits.DEFAULTS.withSameQuestions(2)).build();
        answered("I am out of office", "What can I do for you?");
        now += 3_600_000;
        long place = now + 20 * 60_000 + 10_000;
        heldUntil(place, "I am out of office");

        now = place;
        passes(1);

        assertThat(effects(Effect.Ask.class)).hasSize(1);
        assertThat(outcome(Outcome.Kind.STOPPED)).containsExactly("m1");
        assertThat(state.isIdle()).isTrue();
    }

    @Test
    void shouldSayGoodbyeWhenAFailedGoodbyeIsAskedForAgain() {
        endsOnGoodbye();
        says("bye");
        apply(delivery(DeliveryStatus.FAILED, false));
        assertThat(outcome(Outcome.Kind.FAILED)).containsExactly("m0");

        apply(new ConversationEvent.AskedAgain(Ids.requestOf(ID, "m0"), now));

        assertThat(effects(Effect.Ask.class)).isEmpty();
        assertThat(effects(Effect.Send.class)).hasSize(2);
        apply(delivery(DeliveryStatus.SENT, false));
        assertThat(state.memory().status()).isEqualTo(STOPPED_BY_EXIT);
    }

    private void endsOnGoodbye() {
        policy =
                policy.toBuilder()
                        .exit(new ExitMessages(0, Set.of("bye"), List.of("See you!")))
                        .build();
    }

    /** What is said now is read only twenty minutes later, and has its place in the pace then. */
    private void heldUntil(long place, String text) {
        Message message = message("m" + said, text, null);
        said++;
        now += 20 * 60_000;
        apply(
                new MessageArrived(message, Origin.CONTACT, false),
                new Moment(
                        new LogTime(message.at()),
                        new FenceTime(message.at()),
                        new BrokerTime(now),
                        new BrokerTime(place),
                        new LogTime(0),
                        CallCount.NONE));
        if (!(state.turn() instanceof Turn.Held)) {
            apply(
                    new TimeRead(now),
                    new Moment(
                            new LogTime(now),
                            new FenceTime(now),
                            new BrokerTime(now),
                            new BrokerTime(place),
                            new LogTime(0),
                            CallCount.NONE));
        }
        assertThat(state.turn()).isInstanceOf(Turn.Held.class);
    }

    @Test
    void shouldAnswerWhatWaitedTogetherWithWhatIsBeingWritten() {
        asked("do you have a helmet");
        drafts("Yes, three.");
        apply(delivery(DeliveryStatus.ATTEMPTED, false));
        says("a blue one");
        passes(GAP + 1);
        assertThat(state.waiting()).hasSize(1);
        says("sorry, I meant red, not blue");

        apply(delivery(DeliveryStatus.SENT, false));

        assertThat(state.turn()).isNull();
        assertThat(effects(Effect.Ask.class)).hasSize(1);
        passes(GAP + 1);
        assertThat(ask().burst().messageIds()).containsExactly("m1", "m2");
    }

    @Test
    void shouldAnswerEverythingThatWaitedAtOnce() {
        asked("do you have a helmet");
        drafts("Yes, three.");
        apply(delivery(DeliveryStatus.ATTEMPTED, false));
        says("a blue one");
        passes(GAP + 1);
        says("sorry, I meant red, not blue");
        passes(GAP + 1);
        assertThat(state.waiting()).hasSize(2);

        apply(delivery(DeliveryStatus.SENT, false));

        assertThat(ask().burst().messageIds()).containsExactly("m1", "m2");
        assertThat(state.waiting()).isEmpty();
    }

    @Test
    void shouldAnswerEachOnItsOwnWhereBurstsQueue() {
        policy =
                policy.toBuilder()
                        .turns(TurnRules.DEFAULTS.withInFlight(TurnRules.InFlight.QUEUE))
                        .build();
        asked("do you have a helmet");
        says("a blue one");
        passes(GAP + 1);
        says("and gloves");
        edits("m0", "do you have helmets");

        assertThat(ask().burst().messageIds()).containsExactly("m0");
        drafts("Yes, three.");
        apply(delivery(DeliveryStatus.SENT, false));
        assertThat(ask().burst().messageIds()).containsExactly("m1");
    }

    @Test
    void shouldAnswerOnItsOwnWhatWasCalledBackForAnEditWhereBurstsQueue() {
        policy =
                policy.toBuilder()
                        .turns(TurnRules.DEFAULTS.withInFlight(TurnRules.InFlight.QUEUE))
                        .build();
        asked("do you have a helmet");
        drafts("Yes, three.");
        says("and gloves");
        edits("m0", "do you have a red helmet");
        apply(withdrawn());

        assertThat(ask().burst().messageIds()).containsExactly("m0");
        assertThat(ask().attempt()).isEqualTo(2);
    }

    @Property(tries = 2_000)
    void shouldNotAskWhileTheContactIsWritingOn(
            @ForAll @From("talk") @Size(max = 40) List<Happening> happenings) {
        for (Happening happening : happenings) {
            int before = effects.size();
            happen(happening);
            List<Effect> decided = effects.subList(before, effects.size());
            for (Effect effect : decided) {
                if (effect instanceof Effect.Ask ask && !ask.early()) {
                    long longest = ask.burst().bounds().firstAt() + MAX_WAIT;
                    assertThat(state.waiting())
                            .as("what waited is asked, too: %s", happenings)
                            .allMatch(one -> one.bounds().lastAt() > longest);
                    assertThat(state.open().bursts())
                            .as("nobody is answered while writing on: %s", happenings)
                            .allMatch(one -> one.bounds().lastAt() > longest);
                }
            }
        }
    }

    /** Contact and sender go on, so that bursts wait behind turns again and again. */
    @Provide
    Arbitrary<List<Happening>> talk() {
        return Arbitraries.of(
                        Happening.SAYS,
                        Happening.EDITS,
                        Happening.PAUSE_PASSES,
                        Happening.DRAFT,
                        Happening.ATTEMPTED,
                        Happening.SENT,
                        Happening.DELIVERY_FAILS)
                .list();
    }

    /** While a backlog is read, the next message is often what ends a burst. */
    @Test
    void shouldNotAskForABurstThatTheMessageWhichEndsItJoins() {
        says("do you have helmets?");
        now += GAP + 1;
        says("blue ones?");
        assertThat(effects(Effect.Ask.class)).isEmpty();
        assertThat(voided()).isZero();
        passes(GAP + 1);
        assertThat(effects(Effect.Ask.class)).hasSize(1);
        assertThat(ask().attempt()).isEqualTo(1);
        assertThat(ask().burst().messages()).hasSize(2);
    }

    @Test
    void shouldKnowTheFirstPartsOfALongReplyByTheirIds() {
        asked("tell me everything");
        drafts("a very long reply");
        apply(delivery(DeliveryStatus.ATTEMPTED, null));
        apply(delivery(DeliveryStatus.ATTEMPTED, "part-1"));
        apply(delivery(DeliveryStatus.SENT, "part-2"));

        Origin echo = new Origin(true, null, false, false, false);
        apply(new MessageArrived(message("part-1", "as the channel shows it", null), echo, false));

        assertThat(last()).isNotEqualTo(count(ConversationMetric.PERSON_WROTE));
        assertThat(state.memory().status()).isEqualTo(ConversationStatus.OPEN);
        assertThat(effects).contains(count(ConversationMetric.OWN_ECHO));
    }

    @Test
    void shouldForgetAReplyOfWhichTheChannelSaysLateByItsOwnIdThatItFailed() {
        asked("are you open on sunday");
        drafts("Yes, from 9.");
        apply(delivery(DeliveryStatus.SENT, "SM1"));

        apply(byMessage("SM-of-somebody-else", DeliveryStatus.FAILED));
        assertThat(effects(Effect.NotArrived.class)).isEmpty();
        apply(byMessage("SM1", DeliveryStatus.DELIVERED));
        apply(byMessage("SM1", DeliveryStatus.FAILED));
        apply(byMessage("SM1", DeliveryStatus.FAILED));

        assertThat(effects(Effect.NotArrived.class)).hasSize(1);
        assertThat(state.memory().exchanges()).isEmpty();
    }

    @Test
    void shouldNotTakeAReplyForSentOfWhichAPartWasDelivered() {
        asked("tell me everything");
        drafts("a very long reply");
        apply(delivery(DeliveryStatus.ATTEMPTED, "part-1"));

        apply(byMessage("part-1", DeliveryStatus.DELIVERED));
        apply(ofPart(DeliveryStatus.DELIVERED));

        assertThat(state.turn()).isInstanceOf(Turn.Delivering.class);
    }

    @Test
    void shouldTellThatAPartDidNotArriveAfterAll() {
        answered("tell me everything", "a very long reply");
        DeliveryReported failed = ofPart(DeliveryStatus.FAILED);

        apply(failed);
        apply(failed);

        assertThat(effects(Effect.NotArrived.class)).hasSize(1);
    }

    private DeliveryReported ofPart(DeliveryStatus status) {
        String replyId = Ids.replyOf(Ids.requestOf(ID, "m0"));
        return new DeliveryReported(replyId, true, status, "part-1", false, false, null, now);
    }

    @Test
    void shouldAskAgainWhereAReplyIsRefusedThatWasCalledBackTooLate() {
        asked("a blue one");
        drafts("Here it is.");
        says("a red one, I mean");
        apply(delivery(DeliveryStatus.ATTEMPTED, false));
        passes(GAP + 1);
        apply(delivery(DeliveryStatus.FAILED, true));
        apply(withdrawn());

        assertThat(ask().burst().messageIds()).containsExactly("m0", "m1");
        assertThat(ask().attempt()).isEqualTo(2);
    }

    @Test
    void shouldAskAgainWhereTheRestOfAReplyIsWithdrawnThatWasCalledBackTooLate() {
        asked("a blue one");
        drafts("Here it is.");
        says("a red one, I mean");
        apply(delivery(DeliveryStatus.ATTEMPTED, false));
        apply(delivery(DeliveryStatus.ATTEMPTED, "part-1"));
        apply(withdrawn());
        passes(GAP + 1);

        assertThat(ask().burst().messageIds()).containsExactly("m0", "m1");
    }

    @Test
    void shouldSayOfAReplyInDoubtThatNobodyKnows() {
        asked("are you open on sunday");
        drafts("Yes, from 9.");
        apply(
                new DeliveryReported(
                        Ids.replyOf(requested()),
                        false,
                        DeliveryStatus.FAILED,
                        null,
                        false,
                        false,
                        DeliveryEvent.AMBIGUOUS,
                        now));

        assertThat(effects(Effect.EndTurn.class).get(0).reason())
                .isEqualTo(Reason.NO_DELIVERY_RESULT);
    }

    @Test
    void shouldNotAskEarlyAgainWhereNobodyAnswersNow() {
        policy = policy.toBuilder().drafting(Drafting.after(Duration.ofSeconds(4))).build();
        says("are you open on sunday");
        passes(5_000);
        String request = ask().burst().requestId();
        apply(new DraftArrived(request, 1, null, ReplyDraft.LATER, false, List.of(), now));
        passes(5_000);
        says("from nine?");
        passes(5_000);
        assertThat(effects(Effect.Ask.class)).hasSize(1);

        passes(GAP);

        assertThat(ask().early()).isFalse();
        assertThat(ask().burst().messageIds()).containsExactly("m0", "m1");
    }

    @Test
    void shouldNotKeepDeletedWordsOfAReplyThatIsOnItsWay() {
        says("my number is 4711");
        says("please call");
        passes(GAP + 1);
        drafts("We call you.");
        apply(delivery(DeliveryStatus.ATTEMPTED, false));

        apply(new MessageDeleted("m0", now));
        apply(delivery(DeliveryStatus.FAILED, false));

        assertThat(state.memory().failed()).hasSize(1);
        assertThat(state.memory().failed().get(0).asked().said().text()).isEqualTo("please call");
        assertThat(outcome(Outcome.Kind.WITHDRAWN)).containsExactly("m0");
    }

    @Test
    void shouldNotAskAgainWhatWasDeletedWhileItsReplyWasOnItsWay() {
        asked("my number is 4711");
        drafts("We call you.");
        apply(delivery(DeliveryStatus.ATTEMPTED, false));

        apply(new MessageDeleted("m0", now));
        apply(delivery(DeliveryStatus.FAILED, false));

        assertThat(state.memory().failed()).isEmpty();
        assertThat(outcome(Outcome.Kind.FAILED)).containsExactly("m0");
    }

    private DeliveryReported delivery(DeliveryStatus status, @Nullable String providerMessageId) {
        return new DeliveryReported(
                Ids.replyOf(requested()),
                false,
                status,
                providerMessageId,
                false,
                false,
                null,
                now);
    }

    private DeliveryReported byMessage(String providerMessageId, DeliveryStatus status) {
        return new DeliveryReported(
                null, false, status, providerMessageId, false, false, null, now);
    }

    private String lastSent() {
        List<Effect.Send> sent = effects(Effect.Send.class);
        return sent.get(sent.size() - 1).text();
    }

    private void answered(String question, String reply) {
        asked(question);
        drafts(reply, 1);
        apply(delivery(DeliveryStatus.SENT, false));
    }

    private void asked(String text) {
        says(text);
        passes(GAP + 1);
        assertThat(state.turn()).isInstanceOf(Turn.Generating.class);
    }

    private void says(String text) {
        arrives(text, Origin.CONTACT);
    }

    private void personWrites() {
        arrives("Anna here", new Origin(true, null, false, false, false));
    }

    private void arrives(String text, Origin origin) {
        String sender = origin.group() ? "sender" + said : null;
        apply(new MessageArrived(message("m" + said, text, sender), origin, false));
        said++;
    }

    private void edits(String id, String text) {
        apply(new MessageEdited(message(id, text, null)));
    }

    private Message message(String id, String text, @Nullable String sender) {
        return new Message(
                id,
                now,
                said,
                text.getBytes(StandardCharsets.UTF_8),
                new Said(text, false),
                sender,
                Map.of());
    }

    private void passes(long millis) {
        now += millis;
        apply(new TimeRead(now));
    }

    private void drafts(String text) {
        Upcoming.EarlyDraft early = state.upcoming().early();
        if (early != null) {
            apply(draft(early.requestId(), state.upcoming().attempt(), text));
        } else {
            apply(draft(requested(), attempt(), text));
        }
    }

    private void drafts(String text, int attempt) {
        Upcoming.EarlyDraft early = state.upcoming().early();
        apply(draft(early == null ? requested() : early.requestId(), attempt, text));
    }

    private DraftArrived draft(String requestId, int attempt, String text) {
        return new DraftArrived(requestId, attempt, text, null, false, List.of(), now);
    }

    private DraftArrived failure(String error, boolean retryable) {
        return new DraftArrived(requested(), attempt(), null, error, retryable, List.of(), now);
    }

    private DeliveryReported delivery(DeliveryStatus status, boolean retryable) {
        return new DeliveryReported(
                Ids.replyOf(requested()), false, status, null, retryable, retryable, null, now);
    }

    private DeliveryReported withdrawn() {
        return new DeliveryReported(
                Ids.replyOf(requested()),
                false,
                DeliveryStatus.FAILED,
                null,
                false,
                false,
                DeliveryEvent.WITHDRAWN,
                now);
    }

    private String requested() {
        Turn turn = state.turn();
        return turn == null ? "req-none" : turn.asked().requestId();
    }

    private int attempt() {
        Turn turn = state.turn();
        return turn == null ? 1 : turn.attempt();
    }

    private void apply(ConversationEvent event) {
        apply(event, Moment.at(now));
    }

    private void apply(ConversationEvent event, Moment moment) {
        Decision decision =
                new ConversationRules(ID, new PolicyRules(policy, SIMILARITY))
                        .decide(state, event, moment);
        state = decision.next();
        effects.addAll(decision.effects());
    }

    private Effect.Ask ask() {
        List<Effect.Ask> asks = effects(Effect.Ask.class);
        return asks.get(asks.size() - 1);
    }

    private long voided() {
        return effects.stream().filter(Effect.VoidAttempt.class::isInstance).count();
    }

    private List<String> outcome(Outcome.Kind kind) {
        List<String> ids = new ArrayList<>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Settle settle && settle.outcome() == kind) {
                ids.addAll(settle.messageIds());
            } else if (effect instanceof Effect.EndTurn end && end.outcome() == kind) {
                ids.addAll(end.burst().messageIds());
            }
        }
        return ids;
    }

    private <E extends Effect> List<E> effects(Class<E> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private Effect last() {
        return effects.get(effects.size() - 1);
    }

    private static Effect count(ConversationMetric what) {
        return new Effect.Count(what);
    }
}

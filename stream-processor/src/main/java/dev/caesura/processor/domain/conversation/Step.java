package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.burst.Closing;
import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.burst.OpenBursts;
import dev.caesura.processor.domain.conversation.Upcoming.EarlyDraft;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.time.Moment;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The decision in the making: the next state and the effects. */
final class Step {

    final String conversationId;
    final Policy policy;
    final RepetitionRules repetition;
    final GapRules gaps;
    final Moment moment;
    private final List<Effect> effects = new ArrayList<>(4);
    private ConversationState state;
    private List<Message> held = List.of();
    private boolean relays = true;
    private boolean hasHistory;

    Step(String conversationId, ConversationState state, PolicyRules rules, Moment moment) {
        this.conversationId = conversationId;
        this.state = state;
        this.policy = rules.policy();
        this.repetition = rules.repetition();
        this.gaps = rules.gaps();
        this.moment = moment;
        this.hasHistory = !state.memory().isNothing();
    }

    ConversationState state() {
        return state;
    }

    Memory memory() {
        return state.memory();
    }

    @Nullable Turn turn() {
        return state.turn();
    }

    /** The present, by the broker's clock, in milliseconds since the epoch. */
    long now() {
        return moment.now().millis();
    }

    /** How far the log has been read, in milliseconds since the epoch. */
    long readUpTo() {
        return moment.read().millis();
    }

    void become(ConversationState next) {
        state = next;
    }

    void become(@Nullable Turn next) {
        state = state.with(next);
    }

    void become(OpenBursts next) {
        if (next != state.open()) {
            state = state.with(next);
        }
    }

    void become(Upcoming next) {
        if (next != state.upcoming()) {
            state = state.with(next);
        }
    }

    void remember(Memory next) {
        state = state.with(next);
    }

    void status(ConversationStatus next, long at) {
        remember(memory().with(next, at));
    }

    void add(Effect effect) {
        effects.add(effect);
    }

    void count(ConversationMetric what) {
        effects.add(new Effect.Count(what));
    }

    /** The event of this step was passed on by another id, and goes to no further one. */
    void relayNothing() {
        relays = false;
    }

    /** Passes an event on to the contact's former ids, where turns may have stayed behind. */
    void relay(ConversationEvent event) {
        if (relays) {
            memory().formerIds().forEach(id -> add(new Effect.Relay(id, event)));
        }
    }

    /**
     * These messages have arrived, and are in no open burst any more. However old their timestamps
     * are, they are remembered from now on: they may be read again after a restart.
     */
    void see(List<String> messageIds, long at) {
        long read = Math.max(0, Math.max(at, readUpTo()));
        SeenIds seen = state.seen().with(messageIds, SeenIds.dayOf(read));
        while (seen.isFull()) {
            add(new Effect.Archive(seen.oldest(), read));
            seen = seen.withoutOldest();
        }
        become(state.with(seen));
    }

    /** The messages of this closing are in memory until the step ends. */
    void hold(Closing closing) {
        held = closing.burst().messages();
    }

    /** Messages get no turn. */
    void settle(
            List<String> messageIds,
            Outcome.Kind outcome,
            Reason reason,
            @Nullable Double score,
            long at) {
        if (!messageIds.isEmpty()) {
            effects.add(new Effect.Settle(messageIds, outcome, reason, score, at));
        }
    }

    /** The burst gets no turn. */
    void settle(AskedBurst burst, Outcome.Kind outcome, Reason reason, long at) {
        settle(burst.messageIds(), outcome, reason, null, at);
    }

    /** A rule silences this burst; it does not silence the next one. */
    void silence(long at) {
        remember(memory().silenced(true, at));
    }

    /** Asks for an answer. */
    void ask(AskedBurst burst, int attempt, int tries, int outages, @Nullable Finding observed) {
        effects.add(request(burst, attempt, false, held));
        become(new Turn.Generating(burst, attempt, tries, outages, now(), limit(), observed));
    }

    /**
     * Takes an attempt back that this very step has asked for, so that nobody hears of it: a
     * message that is read after its burst's deadline ends the burst, and may be answered with it.
     *
     * @return whether this step had asked for it
     */
    boolean takesBack(String requestId, int attempt) {
        return effects.removeIf(
                one ->
                        one instanceof Effect.Ask ask
                                && ask.attempt() == attempt
                                && ask.burst().requestId().equals(requestId));
    }

    /** Asks for a draft while the burst is open. */
    void askEarly(AskedBurst burst, int attempt, List<Message> messages) {
        effects.add(request(burst, attempt, true, messages));
        count(ConversationMetric.REQUEST_EARLY);
    }

    private Effect.Ask request(
            AskedBurst burst, int attempt, boolean early, List<Message> messages) {
        long began = burst.bounds().firstAt();
        // For an unknown conversation, nothing was written down before this step.
        boolean history = hasHistory;
        hasHistory = true;
        return new Effect.Ask(
                burst,
                attempt,
                early,
                messages,
                repetition.inTime(memory(), began, began),
                history);
    }

    /** Makes the attempt in flight and all before it void. */
    void voidAttempt(String requestId, int attempt, Reason reason, long at) {
        effects.add(new Effect.VoidAttempt(requestId, attempt, reason, at));
    }

    /** Makes the early draft void: it no longer belongs to the present messages. */
    void voidEarly(Reason reason, long at) {
        EarlyDraft early = state.upcoming().early();
        if (early != null) {
            count(ConversationMetric.EARLY_DRAFT_VOID);
            inVain(early);
            voidAttempt(early.requestId(), state.upcoming().attempt(), reason, at);
            become(state.upcoming().withoutEarly());
        }
    }

    /** No reply comes of an early draft. */
    void inVain(@Nullable EarlyDraft early) {
        if (early != null) {
            add(new Effect.CallInVain());
        }
    }

    /** A turn that had begun before its burst ended has nothing left to answer. */
    void endUpcoming(String requestId, OpenBurst burst, Reason reason, long at) {
        int attempt = state.upcoming().attempt();
        inVain(state.upcoming().early());
        if (attempt > 0) {
            AskedBurst nothing =
                    burst.asked(requestId, at, CloseReason.FLUSH, false).withoutMessages();
            add(new Effect.EndTurn(nothing, attempt, Outcome.Kind.CANCELLED, reason, null, at));
        }
        become(Upcoming.NOTHING);
    }

    /** Sends a text as the turn's reply. */
    void send(Turn.Delivering turn, String text, boolean repeats) {
        AskedBurst burst = turn.asked();
        effects.add(
                new Effect.Send(
                        turn.replyId(), burst.requestId(), text, burst.route(), turn.approvedAt()));
        Exchange exchange =
                new Exchange(
                        turn.replyId(),
                        burst.messageIds(),
                        burst.said().text(),
                        text,
                        burst.bounds().lastAt(),
                        turn.approvedAt(),
                        burst.route());
        String sender = burst.lastSender();
        Tempo tempo =
                memory().tempo(sender)
                        .with(burst, memory().last(), policy.loops(), turn.approvedAt(), repeats);
        remember(memory().remembering(exchange, sender, tempo));
        become(turn);
    }

    /** Ends the turn in flight. */
    void end(Turn turn, Outcome.Kind outcome, @Nullable Finding why, long at) {
        end(turn, outcome, why == null ? null : why.reason(), why == null ? null : why.score(), at);
    }

    /** Ends the turn in flight. */
    void end(Turn turn, Outcome.Kind outcome, @Nullable Reason reason, long at) {
        end(turn, outcome, reason, null, at);
    }

    private void end(
            Turn turn,
            Outcome.Kind outcome,
            @Nullable Reason reason,
            @Nullable Double score,
            long at) {
        effects.add(new Effect.EndTurn(turn.asked(), turn.attempt(), outcome, reason, score, at));
        become((Turn) null);
    }

    /** Gives up the turn in flight; it is set aside, and may be corrected or asked again. */
    void fail(Turn turn, Reason reason, long at) {
        add(new Effect.SetAside(turn.asked(), turn.attempt(), reason, at));
        if (!turn.asked().saysNothing()) {
            remember(memory().withFailed(turn.asked(), turn.attempt(), at));
        }
        end(turn, Outcome.Kind.FAILED, reason, at);
    }

    /** Forgets a reply that the contact never saw. */
    void forgetReply(String replyId, long approvedAt, long at) {
        effects.add(new Effect.ForgetReply(replyId, approvedAt));
        remember(memory().forgetting(replyId, at));
    }

    /** The time limit of a turn that makes progress now. */
    long limit() {
        return now() + policy.turns().limit().toMillis();
    }

    Decision decision() {
        return new Decision(state, effects);
    }
}

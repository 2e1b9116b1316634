package dev.caesura.processor.domain.turn;

import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.turn.ConversationEvent.BurstClosed;
import dev.caesura.processor.domain.turn.ConversationEvent.DeliveryReported;
import dev.caesura.processor.domain.turn.ConversationEvent.DraftArrived;
import dev.caesura.processor.domain.turn.ConversationEvent.TimeRead;
import dev.caesura.processor.domain.turn.ConversationEvent.Unlocked;
import dev.caesura.schemas.event.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a conversation when something happens: one decision for each event, without any
 * side effect.
 *
 * <p>At most one turn is in flight. A turn that stands still past its limit is asked again, and has
 * failed after the last attempt: no state is left by time alone for ever.
 */
public final class ConversationRules {

    private final Policy policy;
    private final long clock;

    /**
     * Rules for one step.
     *
     * @param policy the numbers
     * @param clock the present time in milliseconds since the epoch, from which a turn's limit
     *     counts: a turn that is asked for late, after an outage, still has its whole time
     */
    public ConversationRules(Policy policy, long clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /** The state after an event, and what to do about it. */
    public record Decision(Conversation next, List<Effect> effects) {}

    /** Decides one event. */
    public Decision decide(Conversation state, ConversationEvent event) {
        List<Effect> effects = new ArrayList<>(2);
        Conversation next;
        if (event instanceof BurstClosed closed) {
            next = onBurst(state, closed, effects);
        } else if (event instanceof DraftArrived draft) {
            next = onDraft(state, draft, effects);
        } else if (event instanceof DeliveryReported delivery) {
            next = onDelivery(state, delivery, effects);
        } else if (event instanceof TimeRead time) {
            next = onTime(state, time, effects);
        } else {
            next = onUnlock(state, (Unlocked) event, effects);
        }
        return new Decision(next, effects);
    }

    private Conversation onBurst(Conversation state, BurstClosed closed, List<Effect> effects) {
        Turn inFlight = state.turn();
        if (inFlight == null) {
            return ask(state, closed.burst(), 1, effects);
        }
        return switch (policy.inFlight()) {
            case QUEUE -> state.queueing(closed.burst());
            case SUPERSEDE -> supersede(state, inFlight, closed, effects);
            case SKIP -> {
                effects.add(
                        new Effect.Settle(
                                closed.burst(),
                                Outcome.Kind.SKIPPED,
                                "turn-in-flight",
                                null,
                                closed.at()));
                yield state;
            }
        };
    }

    /** A reply that is already on its way can't be called back: then the new burst waits. */
    private Conversation supersede(
            Conversation state, Turn inFlight, BurstClosed closed, List<Effect> effects) {
        if (inFlight instanceof Turn.Delivering) {
            return state.queueing(closed.burst());
        }
        return ask(
                state,
                inFlight.asked().supersededBy(closed.burst()),
                inFlight.attempt() + 1,
                effects);
    }

    private Conversation onDraft(Conversation state, DraftArrived draft, List<Effect> effects) {
        if (!(state.turn() instanceof Turn.Generating turn) || !belongs(draft, turn)) {
            effects.add(new Effect.Disregard("draft-of-another-turn"));
            return state;
        }
        String text = draft.text();
        if (draft.error() != null) {
            return end(state, turn, Outcome.Kind.SILENT, "generation-error", draft.at(), effects);
        }
        if (text == null || text.isBlank()) {
            return end(state, turn, Outcome.Kind.SILENT, "empty-draft", draft.at(), effects);
        }
        String replyId = Ids.replyOf(turn.asked().requestId());
        effects.add(new Effect.Send(replyId, turn.asked().requestId(), text, draft.at()));
        return state.with(
                new Turn.Delivering(
                        turn.asked(), turn.attempt(), limit(), replyId, text, draft.at()));
    }

    private static boolean belongs(DraftArrived draft, Turn.Generating turn) {
        return draft.requestId().equals(turn.asked().requestId())
                && draft.attempt() == turn.attempt();
    }

    private Conversation onDelivery(
            Conversation state, DeliveryReported report, List<Effect> effects) {
        if (!(state.turn() instanceof Turn.Delivering turn)
                || !turn.replyId().equals(report.replyId())) {
            effects.add(new Effect.Disregard("delivery-of-another-turn"));
            return state;
        }
        return switch (report.status()) {
            case ATTEMPTED -> progressed(state, turn);
            case SENT, DELIVERED, READ ->
                    end(state, turn, Outcome.Kind.ANSWERED, null, report.at(), effects);
            case FAILED ->
                    report.retryable()
                            ? progressed(state, turn)
                            : undelivered(state, turn, report, effects);
        };
    }

    /** The sender is at work on it: the limit counts from here. */
    private Conversation progressed(Conversation state, Turn.Delivering turn) {
        return state.with(
                new Turn.Delivering(
                        turn.asked(),
                        turn.attempt(),
                        limit(),
                        turn.replyId(),
                        turn.text(),
                        turn.approvedAt()));
    }

    private Conversation undelivered(
            Conversation state,
            Turn.Delivering turn,
            DeliveryReported report,
            List<Effect> effects) {
        effects.add(new Effect.Forget(turn.replyId(), turn.approvedAt()));
        return fail(state, turn, "delivery-failed", report.at(), effects);
    }

    private Conversation onTime(Conversation state, TimeRead time, List<Effect> effects) {
        Turn turn = state.turn();
        if (turn == null || turn.limitAt() >= time.at()) {
            return state;
        }
        if (turn instanceof Turn.Delivering) {
            return fail(state, turn, "no-delivery-result", time.at(), effects);
        }
        if (turn.attempt() >= policy.maxAttempts()) {
            return fail(state, turn, "no-draft", time.at(), effects);
        }
        return ask(state, turn.asked(), turn.attempt() + 1, effects);
    }

    private Conversation onUnlock(Conversation state, Unlocked unlock, List<Effect> effects) {
        Turn turn = state.turn();
        return turn == null
                ? state
                : end(state, turn, Outcome.Kind.CANCELLED, "unlocked", unlock.at(), effects);
    }

    private Conversation fail(
            Conversation state, Turn turn, String reason, long at, List<Effect> effects) {
        effects.add(new Effect.SetAside(turn.asked(), reason));
        return end(state, turn, Outcome.Kind.FAILED, reason, at, effects);
    }

    private Conversation end(
            Conversation state,
            Turn turn,
            Outcome.Kind outcome,
            @Nullable String reason,
            long at,
            List<Effect> effects) {
        effects.add(new Effect.EndTurn(turn.asked(), turn.attempt(), outcome, reason, null, at));
        return next(state, effects);
    }

    private Conversation next(Conversation state, List<Effect> effects) {
        if (state.waiting().isEmpty()) {
            return Conversation.IDLE;
        }
        List<AskedBurst> rest = state.waiting().subList(1, state.waiting().size());
        return ask(new Conversation(null, rest), state.waiting().get(0), 1, effects);
    }

    private Conversation ask(
            Conversation state, AskedBurst burst, int attempt, List<Effect> effects) {
        effects.add(new Effect.Ask(burst, attempt));
        return state.with(new Turn.Generating(burst, attempt, limit()));
    }

    private long limit() {
        return clock + policy.turnLimit().toMillis();
    }
}

package dev.caesura.processor.domain.turn;

import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.similarity.Similarity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One decision in the making: the state as it becomes, and what is to be done. */
final class Step {

    final Policy policy;
    final RepetitionRules repetition;
    final ConversationRules.Moment moment;
    private final List<Effect> effects = new ArrayList<>(2);
    private Conversation state;

    Step(
            Conversation state,
            Policy policy,
            Similarity similarity,
            ConversationRules.Moment moment) {
        this.state = state;
        this.policy = policy;
        this.repetition = new RepetitionRules(policy.repetition(), similarity);
        this.moment = moment;
    }

    Conversation state() {
        return state;
    }

    Memory memory() {
        return state.memory();
    }

    @Nullable Turn turn() {
        return state.turn();
    }

    void become(Conversation next) {
        state = next;
    }

    void remember(Memory next) {
        state = state.with(next);
    }

    void standing(Standing next, long at) {
        remember(memory().with(next, at));
    }

    void add(Effect effect) {
        effects.add(effect);
    }

    void count(Occurrence what) {
        effects.add(new Effect.Count(what));
    }

    /** The burst gets no turn. */
    void settle(AskedBurst burst, Outcome.Kind outcome, String reason, long at) {
        effects.add(new Effect.Settle(burst, outcome, reason, null, at));
    }

    /** Asks for an answer. */
    void ask(AskedBurst burst, int attempt, int tries, @Nullable Finding observed) {
        long began = burst.burst().firstAt();
        effects.add(new Effect.Ask(burst, attempt, repetition.inTime(memory(), began, began)));
        become(state.with(new Turn.Generating(burst, attempt, tries, limit(), observed)));
    }

    /** Sends a text as the turn's reply. */
    void send(Turn.Delivering turn, String text) {
        AskedBurst burst = turn.asked();
        effects.add(
                new Effect.Send(
                        turn.replyId(), burst.requestId(), text, burst.route(), turn.approvedAt()));
        Exchange exchange =
                new Exchange(
                        turn.replyId(),
                        burst.said().text(),
                        text,
                        burst.burst().lastAt(),
                        turn.approvedAt());
        Tempo tempo =
                memory().tempo().with(burst, memory().last(), policy.loops(), turn.approvedAt());
        remember(memory().remembering(exchange, tempo));
        become(state.with(turn));
    }

    /** Ends the turn in flight. */
    void end(Turn turn, Outcome.Kind outcome, @Nullable Finding why, long at) {
        end(turn, outcome, why == null ? null : why.reason(), why == null ? null : why.score(), at);
    }

    /** Ends the turn in flight. */
    void end(Turn turn, Outcome.Kind outcome, String reason, long at) {
        end(turn, outcome, reason, null, at);
    }

    private void end(
            Turn turn,
            Outcome.Kind outcome,
            @Nullable String reason,
            @Nullable Double score,
            long at) {
        effects.add(new Effect.EndTurn(turn.asked(), turn.attempt(), outcome, reason, score, at));
        become(state.with((Turn) null));
    }

    /** Forgets a reply that the contact never saw. */
    void forget(Turn.Delivering turn, long at) {
        effects.add(new Effect.Forget(turn.replyId(), turn.approvedAt()));
        remember(memory().forgetting(turn.replyId(), at));
    }

    /** When a turn that moves now has stood still for too long. */
    long limit() {
        return moment.now() + policy.turns().limit().toMillis();
    }

    ConversationRules.Decision decision() {
        return new ConversationRules.Decision(state, effects);
    }
}

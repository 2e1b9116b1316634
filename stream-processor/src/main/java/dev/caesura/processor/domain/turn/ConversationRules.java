package dev.caesura.processor.domain.turn;

import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.turn.ConversationEvent.BurstClosed;
import dev.caesura.processor.domain.turn.ConversationEvent.DeliveryReported;
import dev.caesura.processor.domain.turn.ConversationEvent.DraftArrived;
import dev.caesura.processor.domain.turn.ConversationEvent.Forgotten;
import dev.caesura.processor.domain.turn.ConversationEvent.Paused;
import dev.caesura.processor.domain.turn.ConversationEvent.Resumed;
import dev.caesura.processor.domain.turn.ConversationEvent.Stopped;
import dev.caesura.processor.domain.turn.ConversationEvent.TimeRead;
import dev.caesura.processor.domain.turn.ConversationEvent.Unlocked;
import dev.caesura.similarity.Similarity;
import java.util.List;

/**
 * What becomes of a conversation when something happens: one decision for each event, without any
 * side effect.
 *
 * <p>At most one turn is in flight. A turn that stands still past its limit is asked again, and has
 * failed after the last attempt: no state is left by time alone for ever.
 */
public final class ConversationRules {

    private final Policy policy;
    private final Similarity similarity;
    private final Moment moment;

    /**
     * Rules for one step.
     *
     * @param policy the numbers
     * @param similarity the measure of repetition
     * @param moment the present
     */
    public ConversationRules(Policy policy, Similarity similarity, Moment moment) {
        this.policy = policy;
        this.similarity = similarity;
        this.moment = moment;
    }

    /**
     * The present, in milliseconds since the epoch.
     *
     * @param now from which a turn's limit counts: a turn that is asked for late, after an outage,
     *     still has its whole time
     * @param nextPlace when the next stale burst may be answered
     */
    public record Moment(long now, long nextPlace) {}

    /** The state after an event, and what to do about it. */
    public record Decision(Conversation next, List<Effect> effects) {}

    /** Decides one event. */
    public Decision decide(Conversation state, ConversationEvent event) {
        Step step = new Step(state, policy, similarity, moment);
        Admission admission = new Admission(step);
        if (event instanceof BurstClosed closed) {
            admission.closed(closed.burst(), closed.at());
        } else if (event instanceof DraftArrived draft) {
            new TurnProgress(step).draft(draft);
        } else if (event instanceof DeliveryReported delivery) {
            new TurnProgress(step).delivery(delivery);
        } else if (event instanceof TimeRead time) {
            new TurnProgress(step).time(time.at());
        } else if (event instanceof Unlocked unlocked) {
            new Interruption(step).unlock(unlocked.at());
        } else if (event instanceof Stopped stopped) {
            new Interruption(step).stop(stopped);
        } else if (event instanceof Paused paused) {
            new Interruption(step).pause(paused);
        } else if (event instanceof Resumed resumed) {
            step.remember(step.memory().resumed(resumed.at()));
        } else {
            new Interruption(step).forget((Forgotten) event);
        }
        admission.next(event.at());
        return step.decision();
    }
}

package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.conversation.ConversationEvent.Forgotten;
import dev.caesura.processor.domain.conversation.ConversationEvent.Paused;
import dev.caesura.processor.domain.conversation.ConversationEvent.Resumed;
import dev.caesura.processor.domain.conversation.ConversationEvent.Stopped;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;

/** Takes a conversation away from Caesura: for a human agent, for good, or without a trace. */
final class Interruption {

    private final Step step;
    private final Bursts bursts;

    Interruption(Step step, Bursts bursts) {
        this.step = step;
        this.bursts = bursts;
    }

    /** Gives up the turn in flight; waiting bursts go on. */
    void unlock(long at) {
        Turn turn = step.turn();
        if (turn != null) {
            cancel(turn, Reason.UNLOCKED, at);
        }
    }

    /** Ends all answers. */
    void stop(Stopped stopped) {
        stop(stopped, CloseReason.FLUSH);
    }

    /** Ends all answers, and the open burst with them. */
    void stop(Stopped stopped, CloseReason reason) {
        step.status(new ConversationStatus.Stopped(stopped.reason()), stopped.at());
        withdraw(stopped.reason(), stopped.at());
        bursts.closeAll(stopped.at(), reason);
    }

    /** Leaves it to a human agent; a stopped conversation stays stopped. */
    void pause(Paused paused) {
        if (!(step.memory().status() instanceof ConversationStatus.Stopped)) {
            long until =
                    paused.until() == null
                            ? usualEnd(step.memory().status(), paused.at())
                            : paused.until();
            step.status(new ConversationStatus.Paused(until, paused.reason()), paused.at());
        }
        withdraw(paused.reason(), paused.at());
        bursts.closeAll(paused.at(), CloseReason.FLUSH);
    }

    /** Caesura answers it again. */
    void resume(Resumed resumed) {
        Reason reason = step.memory().status().reason();
        boolean forbidden = reason == Reason.STOP_KEYWORD || reason == Reason.STOP_COMMAND;
        if (!resumed.handOff() || !forbidden) {
            step.remember(step.memory().resumed(resumed.at()));
        }
    }

    /** A person who writes during a longer pause does not shorten it. */
    private long usualEnd(ConversationStatus status, long at) {
        long end = at + step.policy.pauseFor().toMillis();
        return status instanceof ConversationStatus.Paused earlier
                ? Math.max(end, earlier.until())
                : end;
    }

    /** Forgets everything but the hashes by which a redelivery is recognized. */
    void forget(Forgotten forgotten) {
        stop(new Stopped(Reason.FORGOTTEN, forgotten.at()));
        Turn turn = step.turn();
        if (turn != null) {
            cancel(turn, Reason.FORGOTTEN, forgotten.at());
        }
        step.state()
                .waiting()
                .forEach(
                        burst ->
                                step.settle(
                                        burst,
                                        Outcome.Kind.CANCELLED,
                                        Reason.FORGOTTEN,
                                        forgotten.at()));
        SeenIds seen = step.state().seen();
        step.become(ConversationState.NONE.with(seen));
        step.add(new Effect.Erase());
    }

    /** Cancels the turn in flight unless its reply is being sent. */
    private void withdraw(Reason reason, long at) {
        Turn turn = step.turn();
        if (turn == null) {
            return;
        }
        if (turn instanceof Turn.Delivering delivering && delivering.attempted()) {
            step.count(ConversationMetric.TOO_LATE_TO_WITHDRAW);
        } else {
            cancel(turn, reason, at);
        }
    }

    private void cancel(Turn turn, Reason reason, long at) {
        if (turn instanceof Turn.Delivering delivering && !delivering.attempted()) {
            step.forgetReply(delivering.replyId(), delivering.approvedAt(), at);
        } else if (turn instanceof Turn.Recalled recalled) {
            step.forgetReply(recalled.replyId(), recalled.approvedAt(), at);
        }
        step.end(turn, Outcome.Kind.CANCELLED, reason, at);
    }
}

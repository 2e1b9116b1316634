package dev.caesura.processor.domain.turn;

import dev.caesura.processor.domain.turn.ConversationEvent.Forgotten;
import dev.caesura.processor.domain.turn.ConversationEvent.Paused;
import dev.caesura.processor.domain.turn.ConversationEvent.Stopped;
import dev.caesura.schemas.event.Outcome;

/** Takes a conversation away from Caesura: for a person, for good, or without a trace. */
final class Interruption {

    private final Step step;

    Interruption(Step step) {
        this.step = step;
    }

    /** The turn in flight is given up; what waits goes on. */
    void unlock(long at) {
        Turn turn = step.turn();
        if (turn != null) {
            cancel(turn, "unlocked", at);
        }
    }

    /** Nothing more is answered. */
    void stop(Stopped stopped) {
        step.standing(new Standing.Stopped(stopped.reason()), stopped.at());
        withdraw(stopped.reason(), stopped.at());
    }

    /** A person has it; a conversation that is stopped stays so. */
    void pause(Paused paused) {
        if (!(step.memory().standing() instanceof Standing.Stopped)) {
            long until =
                    paused.until() == null
                            ? paused.at() + step.policy.pauseFor().toMillis()
                            : paused.until();
            step.standing(new Standing.Paused(until, paused.reason()), paused.at());
        }
        withdraw(paused.reason(), paused.at());
    }

    /** Nothing is known of it any more. */
    void forget(Forgotten forgotten) {
        Turn turn = step.turn();
        if (turn != null) {
            cancel(turn, "forgotten", forgotten.at());
        }
        step.state()
                .waiting()
                .forEach(
                        burst ->
                                step.settle(
                                        burst,
                                        Outcome.Kind.CANCELLED,
                                        "forgotten",
                                        forgotten.at()));
        step.become(Conversation.IDLE);
        step.add(new Effect.Erase());
    }

    /** Calls back what is not being sent yet. */
    private void withdraw(String reason, long at) {
        Turn turn = step.turn();
        if (turn == null) {
            return;
        }
        if (turn instanceof Turn.Delivering delivering && delivering.attempted()) {
            step.count(Occurrence.TOO_LATE_TO_WITHDRAW);
        } else {
            cancel(turn, reason, at);
        }
    }

    private void cancel(Turn turn, String reason, long at) {
        if (turn instanceof Turn.Delivering delivering && !delivering.attempted()) {
            step.forget(delivering, at);
        }
        step.end(turn, Outcome.Kind.CANCELLED, reason, at);
    }
}

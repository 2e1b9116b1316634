package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.schemas.event.Reason;

/**
 * Never over the contact: what arrives while a turn is in flight, and its reply not yet handed to
 * the channel, makes the attempt void at once; one answer to everything follows. The longest wait
 * and the most messages count from the first message, so that a talkative contact is answered too.
 */
final class Overtaking {

    private final Step step;

    Overtaking(Step step) {
        this.step = step;
    }

    /** A message is about to be taken into a burst. */
    void overtaken(Message message) {
        Turn turn = step.turn();
        if (turn == null
                || step.policy.turns().inFlight() != TurnRules.InFlight.SUPERSEDE
                || !step.state().open().isEmpty()
                || !fits(turn.asked(), message)) {
            return;
        }
        if (turn instanceof Turn.Delivering delivering) {
            recall(delivering, Reason.MESSAGE_JOINED, message.at());
        } else if (!(turn instanceof Turn.Recalled)) {
            reopen(turn, turn.asked(), Reason.MESSAGE_JOINED, message.at());
        }
    }

    private boolean fits(AskedBurst asked, Message message) {
        BurstRules rules = step.policy.burst();
        return message.at() <= asked.bounds().firstAt() + rules.maxWait()
                && asked.bounds().count() < rules.maxMessages()
                && asked.bounds().bytes() + message.bytes() <= rules.maxBytes();
    }

    /**
     * The turn's messages are an open burst again.
     *
     * @param asked what is left of them
     */
    void reopen(Turn turn, AskedBurst asked, Reason reason, long at) {
        if (turn.attempt() > 0) {
            step.count(ConversationMetric.TURN_SUPERSEDED);
            step.voidAttempt(asked.requestId(), turn.attempt(), reason, at);
        }
        step.become((Turn) null);
        step.become(new Upcoming(turn.attempt(), 0, null));
        step.become(
                step.state()
                        .open()
                        .and(
                                OpenBurst.carrying(
                                        asked.attempted(turn.attempt()),
                                        at,
                                        step.gaps.afterLast(asked, step.memory().rhythm()))));
    }

    /** Calls a reply back that the sender has not begun to send, as far as is known. */
    boolean recall(Turn.Delivering turn, Reason reason, long at) {
        if (turn.attempted() || turn.exit()) {
            return false;
        }
        step.count(ConversationMetric.TURN_SUPERSEDED);
        step.voidAttempt(turn.asked().requestId(), turn.attempt(), reason, at);
        step.become(
                new Turn.Recalled(
                        turn.asked(),
                        turn.attempt(),
                        step.limit(),
                        turn.replyId(),
                        turn.approvedAt(),
                        turn.observed()));
        return true;
    }

    /** The sender did not send the reply that was called back: its messages are asked again. */
    void withdrawn(Turn.Recalled turn, long at) {
        step.forgetReply(turn.replyId(), turn.approvedAt(), at);
        step.become((Turn) null);
        OpenBurst open = step.state().open().last();
        boolean nothingBetween = step.state().waiting().isEmpty();
        if (open != null && open.carried() == null && nothingBetween) {
            step.voidEarly(Reason.MESSAGE_JOINED, at);
            step.become(new Upcoming(turn.attempt(), 0, null));
            step.become(
                    step.state()
                            .open()
                            .replace(
                                    open,
                                    one -> one.carry(turn.asked().attempted(turn.attempt()))));
        } else {
            askAgain(turn, at);
        }
    }

    /** Newer messages may have ended their burst already: they wait, and are asked with these. */
    private void askAgain(Turn.Recalled turn, long at) {
        AskedBurst both = turn.asked();
        if (!step.state().waiting().isEmpty()) {
            both = both.followedBy(step.state().waiting().get(0));
            step.become(
                    step.state()
                            .withWaiting(
                                    step.state()
                                            .waiting()
                                            .subList(1, step.state().waiting().size())));
        }
        new Admission(step).begin(both.attempted(turn.attempt()), turn.observed(), at);
    }
}

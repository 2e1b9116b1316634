package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.burst.Burst;
import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.burst.OpenBursts;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.schemas.event.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Never talks over the contact: a message that arrives while a turn is in flight, and its reply not
 * yet handed to the channel, makes the attempt void at once; one answer to everything follows.
 * Maximum wait and maximum messages count from the first message, so that a talkative contact is
 * answered too.
 */
final class Overtaking {

    private final Step step;

    Overtaking(Step step) {
        this.step = step;
    }

    /** A message is about to be taken into a burst. */
    void overtaken(Message message) {
        Turn turn = step.turn();
        if (turn == null || !supersedes()) {
            return;
        }
        Burst next = Burst.of(message.at(), message.offset(), message.bytes());
        if (!mayReopen(turn.asked(), next)) {
            return;
        }
        if (turn instanceof Turn.Delivering delivering) {
            recall(delivering, Reason.MESSAGE_JOINED, message.at());
        } else if (!(turn instanceof Turn.Recalled)) {
            reopen(turn, turn.asked(), Reason.MESSAGE_JOINED, message.at());
        }
    }

    private boolean supersedes() {
        return step.policy.turns().inFlight() == TurnRules.InFlight.SUPERSEDE;
    }

    /** Whether both are short enough, and close enough to each other, for one answer. */
    private boolean fits(Burst earlier, Burst later) {
        return later.lastAt() <= earlier.firstAt() + step.policy.burst().maxWait()
                && hasRoom(earlier, later);
    }

    private boolean hasRoom(Burst earlier, Burst later) {
        BurstRules rules = step.policy.burst();
        return earlier.count() + later.count() <= rules.maxMessages()
                && earlier.bytes() + later.bytes() <= rules.maxBytes();
    }

    /**
     * Whether a turn's messages may become an open burst again, with everything written after them:
     * waiting bursts, the open one, and messages to come. No message overtakes an earlier one;
     * where bursts queue, each gets its own answer.
     */
    boolean mayReopen(AskedBurst asked, @Nullable Burst next) {
        boolean alone = step.state().waiting().isEmpty() && step.state().open().isEmpty();
        if (!alone && !supersedes()) {
            return false;
        }
        Burst all = asked.bounds();
        List<Burst> later = new ArrayList<>();
        step.state().waiting().forEach(one -> later.add(one.bounds()));
        for (OpenBurst open : step.state().open().bursts()) {
            if (open.carried() != null) {
                return false;
            }
            later.add(open.bounds());
        }
        if (next != null) {
            later.add(next);
        }
        for (Burst one : later) {
            if (!fits(all, one)) {
                return false;
            }
            all = all.merge(one);
        }
        return true;
    }

    /**
     * Makes the turn's messages an open burst again, with those that waited behind it.
     *
     * @param asked the burst with the remaining ones
     */
    void reopen(Turn turn, AskedBurst asked, Reason reason, long at) {
        int attempts = turn.attempt();
        if (step.takesBack(asked.requestId(), attempts)) {
            attempts--;
        } else if (attempts > 0) {
            step.count(ConversationMetric.TURN_SUPERSEDED);
            step.voidAttempt(asked.requestId(), attempts, reason, at);
        }
        step.become((Turn) null);
        AskedBurst all = withWaiting(asked.attempted(attempts));
        if (!step.state().open().isEmpty()) {
            carry(all, at);
            change(one -> one.writing(at));
        } else {
            step.become(new Upcoming(all.attempts(), 0, null));
            step.become(
                    step.state()
                            .open()
                            .and(
                                    OpenBurst.carrying(
                                            all,
                                            at,
                                            step.gaps.afterLast(all, step.memory().rhythm()))));
        }
    }

    /** Lets one answer follow to an earlier burst and the open one. */
    private void carry(AskedBurst earlier, long at) {
        step.voidEarly(Reason.MESSAGE_JOINED, at);
        step.become(new Upcoming(earlier.attempts(), 0, null));
        change(one -> one.carry(earlier));
    }

    private void change(UnaryOperator<OpenBurst> change) {
        OpenBursts open = step.state().open();
        step.become(open.replace(open.bursts().get(0), change));
    }

    /** A burst and as many of those behind it as one answer may cover; alone where bursts queue. */
    private AskedBurst withWaiting(AskedBurst first) {
        if (!supersedes()) {
            return first;
        }
        List<AskedBurst> waiting = step.state().waiting();
        AskedBurst all = first;
        int taken = 0;
        while (taken < waiting.size() && fits(all.bounds(), waiting.get(taken).bounds())) {
            all = all.followedBy(waiting.get(taken++));
        }
        if (taken > 0) {
            step.become(step.state().withWaiting(waiting.subList(taken, waiting.size())));
        }
        return all;
    }

    /**
     * A burst that waited is due: those behind it are answered with it.
     *
     * @return the burst to ask for now; null if the contact is still writing, and one answer to
     *     everything will follow
     */
    @Nullable AskedBurst due(AskedBurst waited, long at) {
        AskedBurst all = withWaiting(waited);
        if (step.state().open().isEmpty() || !mayReopen(all, null)) {
            return all;
        }
        carry(all, at);
        return null;
    }

    /** Calls back a reply that the sender, as far as is known, has not begun to send. */
    boolean recall(Turn.Delivering turn, Reason reason, long at) {
        if (turn.attempted() || turn.exit()) {
            return false;
        }
        step.count(ConversationMetric.TURN_SUPERSEDED);
        step.voidAttempt(turn.asked().requestId(), turn.attempt(), reason, at);
        step.become(turn.calledBack(step.limit()));
        return true;
    }

    /** The sender did not send the reply that was called back: its messages are asked again. */
    void withdrawn(Turn.Recalled turn, long at) {
        step.forgetReply(turn.replyId(), turn.approvedAt(), at);
        step.become((Turn) null);
        // The burst of newer messages may have ended already: they wait, and are asked with these.
        AskedBurst all = withWaiting(turn.asked().attempted(turn.attempt()));
        if (joins(all)) {
            carry(all, at);
        } else {
            new Admission(step).begin(all, turn.observed(), at);
        }
    }

    /** A burst whose reply was called back for an open burst is asked with it, in time or not. */
    private boolean joins(AskedBurst earlier) {
        List<OpenBurst> open = step.state().open().bursts();
        return supersedes()
                && !open.isEmpty()
                && open.get(0).carried() == null
                && step.state().waiting().isEmpty()
                && hasRoom(earlier.bounds(), open.get(0).bounds());
    }
}

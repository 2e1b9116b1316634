package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.burst.Said;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Edits and deletions: they change an open burst, make the attempt of a turn void whose reply is
 * not yet handed to the channel, and amend the history later. An edit counts as writing. A deleted
 * message goes to no model, and is not kept.
 */
final class Amendments {

    private final Step step;

    Amendments(Step step) {
        this.step = step;
    }

    /** The contact edited a message. */
    void edited(Message later) {
        OpenBurst open = step.state().open().with(later.id());
        if (open != null) {
            Message before = open.find(later.id());
            if (!changes(before, later)) {
                return;
            }
            if (!fits(open, before, later, step.policy)) {
                step.count(ConversationMetric.TOO_LARGE);
                return;
            }
            step.count(ConversationMetric.MESSAGE_EDITED);
            step.voidEarly(Reason.MESSAGE_EDITED, later.at());
            step.become(
                    step.state()
                            .open()
                            .replace(
                                    open,
                                    one ->
                                            Bursts.edited(
                                                    one,
                                                    new ConversationEvent.MessageEdited(later),
                                                    step.gaps,
                                                    step.memory().rhythm())));
            return;
        }
        step.count(ConversationMetric.MESSAGE_EDITED);
        if (!isKnown(later.id())) {
            step.relay(new ConversationEvent.MessageEdited(later));
        }
        step.add(new Effect.Amend(later.id(), later));
        amend(
                later.id(),
                asked -> asked.saying(later.id(), later.said()),
                Reason.MESSAGE_EDITED,
                later.at());
    }

    /** Whether an open burst takes an edit: it must change the message, and fit. */
    static boolean isTaken(OpenBurst open, Message later, Policy policy) {
        Message before = open.find(later.id());
        return changes(before, later) && fits(open, before, later, policy);
    }

    private static boolean changes(@Nullable Message before, Message later) {
        return before == null || !before.said().equals(later.said());
    }

    private static boolean fits(
            OpenBurst open, @Nullable Message before, Message later, Policy policy) {
        int old = before == null ? 0 : before.bytes();
        return open.bounds().bytes() - old + later.bytes() <= policy.burst().maxBytes()
                || later.bytes() <= old;
    }

    /** The contact deleted a message. */
    void deleted(String messageId, long at) {
        OpenBurst open = step.state().open().with(messageId);
        if (open != null) {
            takeOut(open, messageId, at);
            return;
        }
        step.add(new Effect.Amend(messageId, null));
        step.remember(step.memory().withoutQuestion(messageId));
        if (isKnown(messageId)) {
            amend(messageId, asked -> asked.without(messageId), Reason.MESSAGE_DELETED, at);
        } else {
            step.relay(new ConversationEvent.MessageDeleted(messageId, at));
            expect(messageId, at);
        }
    }

    private boolean isKnown(String messageId) {
        return step.state().seen().contains(SeenIds.hash(messageId));
    }

    /** The message itself comes later, if at all: it is then known as deleted. */
    private void expect(String messageId, long at) {
        step.see(List.of(messageId, deletionOf(messageId)), at);
        if (step.memory().isNothing()) {
            step.remember(step.memory().touched(at));
        }
    }

    /** The mark, among the seen ids, of a message that was deleted before it arrived. */
    static String deletionOf(String messageId) {
        return "deleted " + messageId;
    }

    private void takeOut(OpenBurst open, String messageId, long at) {
        withdraw(messageId, at);
        step.see(List.of(messageId), at);
        List<Message> left = new ArrayList<>(open.messages());
        left.removeIf(one -> one.id().equals(messageId));
        OpenBurst now = open.withMessages(left);
        String before = Bursts.requestId(step.conversationId, open);
        if (now.isEmpty() || !Bursts.requestId(step.conversationId, now).equals(before)) {
            step.endUpcoming(before, open, Reason.MESSAGE_DELETED, at);
        } else {
            step.voidEarly(Reason.MESSAGE_DELETED, at);
        }
        OpenBurst kept = now.isEmpty() ? now : keptWithout(now);
        step.become(step.state().open().replace(open, one -> kept));
    }

    /**
     * Writes down and stores the rest of the burst: read again from the log without the deleted
     * message, it might fall apart, or end sooner.
     */
    private OpenBurst keptWithout(OpenBurst left) {
        step.add(new Effect.WriteDown(left.messages()));
        step.see(left.messages().stream().map(Message::id).toList(), left.bounds().lastAt());
        AskedBurst asked =
                left.asked(
                        Bursts.requestId(step.conversationId, left),
                        left.quietFrom(),
                        CloseReason.INACTIVITY,
                        Bursts.exits(left, step.policy));
        return OpenBurst.carrying(
                asked.attempted(step.state().upcoming().attempt()),
                left.quietFrom(),
                step.gaps.afterLast(left, step.memory().rhythm()));
    }

    private void amend(
            String messageId,
            Function<AskedBurst, @Nullable AskedBurst> change,
            Reason reason,
            long at) {
        OpenBurst carrying = carrying(messageId);
        Turn turn = step.turn();
        AskedBurst earlier = carrying == null ? null : carrying.carried();
        if (carrying != null && earlier != null) {
            AskedBurst carried = change.apply(earlier);
            if (carried == earlier) {
                return;
            }
            note(messageId, reason, at);
            if (carried == null) {
                step.endUpcoming(earlier.requestId(), carrying, reason, at);
            } else {
                step.voidEarly(reason, at);
            }
            step.become(
                    step.state()
                            .open()
                            .replace(carrying, one -> amended(one, carried).writing(at)));
        } else if (turn != null && turn.asked().has(messageId)) {
            AskedBurst left = change.apply(turn.asked());
            if (left != turn.asked()) {
                amend(turn, left, messageId, reason, at);
            }
        } else {
            amendWaiting(messageId, change, reason, at);
        }
    }

    /** A burst without messages of its own waits after the last one that it carries. */
    private OpenBurst amended(OpenBurst burst, @Nullable AskedBurst carried) {
        OpenBurst now = burst.withCarried(carried);
        return carried == null || !now.messages().isEmpty()
                ? now
                : now.withGap(step.gaps.afterLast(carried, step.memory().rhythm()));
    }

    private @Nullable OpenBurst carrying(String messageId) {
        for (OpenBurst burst : step.state().open().bursts()) {
            if (burst.carried() != null && burst.carried().has(messageId)) {
                return burst;
            }
        }
        return null;
    }

    private void amend(
            Turn turn, @Nullable AskedBurst left, String messageId, Reason reason, long at) {
        if (turn instanceof Turn.Delivering delivering) {
            if (!new Overtaking(step).recall(delivering, reason, at)) {
                step.count(ConversationMetric.TOO_LATE_TO_WITHDRAW);
                if (reason == Reason.MESSAGE_DELETED) {
                    forgetWords(delivering, left, messageId, at);
                }
                return;
            }
        }
        note(messageId, reason, at);
        Turn now = step.turn();
        if (now instanceof Turn.Recalled recalled) {
            if (left == null) {
                // Nothing is left to answer; if the reply still goes out, that is reported.
                step.forgetReply(recalled.replyId(), recalled.approvedAt(), at);
                endEmpty(recalled, reason, at);
            } else {
                step.become(recalled.asking(left));
            }
        } else if (left == null) {
            endEmpty(turn, reason, at);
        } else {
            reopen(turn, left, reason, at);
        }
    }

    /** The reply is on its way; if it fails, the deleted text is not asked again. */
    private void forgetWords(
            Turn.Delivering turn, @Nullable AskedBurst left, String messageId, long at) {
        if (left == null) {
            step.become(turn.asking(turn.asked().saying(messageId, Said.NOTHING)));
        } else {
            withdraw(messageId, at);
            step.become(turn.asking(left));
        }
    }

    private void endEmpty(Turn turn, Reason reason, long at) {
        step.end(turn.asking(turn.asked().withoutMessages()), Outcome.Kind.CANCELLED, reason, at);
    }

    private void reopen(Turn turn, AskedBurst left, Reason reason, long at) {
        Overtaking overtaking = new Overtaking(step);
        boolean inTime = at <= left.bounds().firstAt() + step.policy.burst().maxWait();
        if (inTime && overtaking.mayReopen(left, null)) {
            overtaking.reopen(turn, left, reason, at);
        } else {
            int attempts = turn.attempt();
            if (step.takesBack(left.requestId(), attempts)) {
                attempts--;
            } else {
                step.voidAttempt(left.requestId(), attempts, reason, at);
            }
            step.ask(left, attempts + 1, 1, 0, null);
        }
    }

    private void amendWaiting(
            String messageId,
            Function<AskedBurst, @Nullable AskedBurst> change,
            Reason reason,
            long at) {
        List<AskedBurst> waiting = new ArrayList<>();
        boolean found = false;
        for (AskedBurst burst : step.state().waiting()) {
            AskedBurst now = burst.has(messageId) ? change.apply(burst) : burst;
            found |= now != burst;
            if (now != null) {
                waiting.add(now);
            }
        }
        if (found) {
            note(messageId, reason, at);
            step.become(step.state().withWaiting(waiting));
        }
    }

    /** A message that is removed from a burst before its answer gets its own outcome. */
    private void note(String messageId, Reason reason, long at) {
        if (reason == Reason.MESSAGE_DELETED) {
            withdraw(messageId, at);
        }
    }

    private void withdraw(String messageId, long at) {
        step.settle(List.of(messageId), Outcome.Kind.WITHDRAWN, Reason.MESSAGE_DELETED, null, at);
    }
}

package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.conversation.ConversationEvent.DeliveryReported;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import org.jspecify.annotations.Nullable;

/** Advances the turn in flight by the reports of the sender and the channel. */
final class Deliveries {

    private final Step step;

    Deliveries(Step step) {
        this.step = step;
    }

    /** A delivery progressed or failed. */
    void reported(DeliveryReported report) {
        String replyId = report.replyId();
        if (replyId == null) {
            ofMessage(report);
            return;
        }
        if (report.status() == DeliveryStatus.SENT && isSecondSend(report)) {
            step.count(ConversationMetric.DUPLICATE_DELIVERY);
        }
        if (report.providerMessageId() != null) {
            // Of a reply in several parts, each attempt but the first has the id of the previous
            // part.
            boolean part = report.part() || report.status() == DeliveryStatus.ATTEMPTED;
            step.remember(
                    step.memory()
                            .sending(
                                    new Memory.SentMessage(
                                            report.providerMessageId(), replyId, part),
                                    report.at()));
        }
        if (report.part()) {
            ofPart(report);
            return;
        }
        if (step.turn() instanceof Turn.Delivering turn
                && turn.replyId().equals(report.replyId())) {
            moved(turn, report);
        } else if (step.turn() instanceof Turn.Recalled turn
                && turn.replyId().equals(report.replyId())) {
            recalled(turn, report);
        } else if (!correct(report) && !isLost(report)) {
            step.count(ConversationMetric.DELIVERY_OF_ANOTHER_TURN);
        }
    }

    /** The channel names a message by its own id only. */
    private void ofMessage(DeliveryReported report) {
        String messageId = report.providerMessageId();
        Memory.SentMessage sent = messageId == null ? null : step.memory().sent(messageId);
        if (sent == null) {
            step.count(ConversationMetric.DELIVERY_OF_ANOTHER_TURN);
        } else if (sent.part() || isInFlight(sent.replyId())) {
            ofPart(report.of(sent.replyId()));
        } else if (!correct(report.of(sent.replyId())) && !isLost(report.of(sent.replyId()))) {
            step.count(ConversationMetric.DELIVERY_OF_ANOTHER_TURN);
        }
    }

    /**
     * The channel reports on a part of a reply. The sender says what becomes of a reply in flight;
     * a reply that went out lacks a part that did not arrive.
     */
    private void ofPart(DeliveryReported report) {
        if (isInFlight(report.replyId()) || !isLost(report)) {
            step.count(ConversationMetric.DELIVERY_OF_ANOTHER_TURN);
        }
    }

    private boolean isInFlight(@Nullable String replyId) {
        return step.turn() instanceof Turn.Delivering turn && turn.replyId().equals(replyId);
    }

    private void moved(Turn.Delivering turn, DeliveryReported report) {
        switch (report.status()) {
            case ATTEMPTED -> step.become(turn.progressed(step.limit(), true));
            case SENT, DELIVERED, READ -> delivered(turn, report.at());
            case FAILED -> {
                if (!DeliveryEvent.WITHDRAWN.equals(report.error())) {
                    failed(turn, report);
                } else if (turn.recalled()) {
                    new Overtaking(step).withdrawn(turn.calledBack(step.limit()), report.at());
                } else {
                    // Reported, perhaps again, for the reply before it, which had the same id: this
                    // one was not called back.
                    step.count(ConversationMetric.DELIVERY_OF_ANOTHER_TURN);
                }
            }
        }
    }

    private void failed(Turn.Delivering turn, DeliveryReported report) {
        if (!report.retryable()) {
            step.forgetReply(turn.replyId(), turn.approvedAt(), report.at());
            step.fail(turn, errorOf(report), report.at());
        } else if (report.unsent()) {
            step.become(turn.refused(step.limit()));
        } else {
            step.become(turn.progressed(step.limit(), false));
        }
    }

    private static Reason errorOf(DeliveryReported report) {
        String error = report.error();
        if (DeliveryEvent.AMBIGUOUS.equals(error)) {
            return Reason.NO_DELIVERY_RESULT;
        }
        return Reason.NO_DELIVERY_CONFIGURED.code().equals(error)
                ? Reason.NO_DELIVERY_CONFIGURED
                : Reason.DELIVERY_FAILED;
    }

    /** The sender says whether the reply could still be called back. */
    private void recalled(Turn.Recalled turn, DeliveryReported report) {
        if (report.status() == DeliveryStatus.FAILED) {
            if (!report.retryable()) {
                new Overtaking(step).withdrawn(turn, report.at());
            }
            return;
        }
        step.count(ConversationMetric.TOO_LATE_TO_WITHDRAW);
        Turn.Delivering delivering =
                new Turn.Delivering(
                        turn.asked(),
                        turn.attempt(),
                        step.limit(),
                        turn.replyId(),
                        turn.approvedAt(),
                        true,
                        false,
                        true,
                        turn.observed());
        step.become(delivering);
        moved(delivering, report);
    }

    /** A reply whose turn has ended was sent, and the channel knows it by another id. */
    private boolean isSecondSend(DeliveryReported report) {
        String id = report.providerMessageId();
        return id != null
                && !(step.turn() instanceof Turn.Delivering turn
                        && turn.replyId().equals(report.replyId()))
                && !step.memory().isOwn(id)
                && step.memory().exchanges().stream()
                        .anyMatch(one -> one.replyId().equals(report.replyId()));
    }

    private void delivered(Turn.Delivering turn, long at) {
        if (turn.exit()) {
            Exchange last = step.memory().last();
            String message = last == null ? "" : last.reply();
            step.remember(step.memory().withExitMessage(message, at));
            step.status(new ConversationStatus.Stopped(Reason.EXIT), at);
        }
        step.remember(step.memory().replied(at));
        step.end(turn, Outcome.Kind.ANSWERED, turn.observed(), at);
    }

    /** The channel reports late that it sent a reply whose turn had been given up. */
    private boolean correct(DeliveryReported report) {
        if (report.replyId() == null
                || report.status() == DeliveryStatus.ATTEMPTED
                || report.status() == DeliveryStatus.FAILED) {
            return false;
        }
        for (Memory.FailedTurn failed : step.memory().failed()) {
            String requestId = failed.asked().requestId();
            if (Ids.replyOf(requestId).equals(report.replyId())) {
                step.count(ConversationMetric.TURN_CORRECTED);
                step.add(
                        new Effect.EndTurn(
                                failed.asked(),
                                failed.attempt(),
                                Outcome.Kind.ANSWERED,
                                Reason.SENT_LATE,
                                null,
                                report.at()));
                step.remember(step.memory().withoutFailed(requestId).replied(report.at()));
                return true;
            }
        }
        return false;
    }

    /**
     * The channel, which had taken a reply and given it an id of its own, reports late that it did
     * not deliver it. The contact never saw it.
     */
    private boolean isLost(DeliveryReported report) {
        if (report.status() != DeliveryStatus.FAILED
                || report.retryable()
                || report.providerMessageId() == null) {
            return false;
        }
        for (Exchange exchange : step.memory().exchanges()) {
            if (exchange.replyId().equals(report.replyId())) {
                step.count(ConversationMetric.TURN_FAILED_LATE);
                step.add(
                        new Effect.NotArrived(
                                Ids.requestOfReply(exchange.replyId()), exchange, report.at()));
                step.forgetReply(exchange.replyId(), exchange.at(), report.at());
                return true;
            }
        }
        return false;
    }

    /**
     * No report on a reply came within the turn's limit. A reply that nobody has begun to send
     * waits for a sender; one that was begun is not sent again, and is given up.
     */
    void overdue(Turn.Delivering turn, long at) {
        if (!turn.attempted()
                && step.now() <= step.policy.waitsUntil(turn.asked().bounds().lastAt())) {
            step.become(turn.progressed(step.limit(), false));
        } else {
            step.forgetReply(turn.replyId(), turn.approvedAt(), at);
            step.fail(turn, Reason.NO_DELIVERY_RESULT, at);
        }
    }
}

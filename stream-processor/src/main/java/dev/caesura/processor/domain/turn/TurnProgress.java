package dev.caesura.processor.domain.turn;

import dev.caesura.processor.domain.turn.ConversationEvent.DeliveryReported;
import dev.caesura.processor.domain.turn.ConversationEvent.DraftArrived;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Outcome;

/** Moves the turn in flight on: by a draft, by a delivery, by time. */
final class TurnProgress {

    private final Step step;

    TurnProgress(Step step) {
        this.step = step;
    }

    /** A text was generated, or could not be. */
    void draft(DraftArrived draft) {
        if (!(step.turn() instanceof Turn.Generating turn) || !belongs(draft, turn)) {
            step.count(Occurrence.DRAFT_OF_ANOTHER_TURN);
            return;
        }
        String text = draft.text();
        if (draft.error() != null) {
            step.end(turn, Outcome.Kind.SILENT, "generation-error", draft.at());
        } else if (text == null || text.isBlank()) {
            step.end(turn, Outcome.Kind.SILENT, "empty-draft", draft.at());
        } else if (step.policy.isWindowOver(turn.asked().burst().lastAt(), step.moment.now())) {
            step.end(turn, Outcome.Kind.SUPPRESSED, "reply-window-over", draft.at());
        } else {
            check(turn, draft, text);
        }
    }

    private void check(Turn.Generating turn, DraftArrived draft, String text) {
        Finding repeated =
                step.repetition.reply(
                        step.memory(),
                        turn.asked(),
                        new RepetitionRules.DraftText(text, draft.opinions(), draft.at()));
        if (repeated != null && step.repetition.isEnforced(repeated)) {
            suppress(turn, repeated, draft.at());
            return;
        }
        if (repeated != null) {
            step.count(Occurrence.of("observed-" + repeated.reason()));
        }
        step.send(
                new Turn.Delivering(
                        turn.asked(),
                        turn.attempt(),
                        step.limit(),
                        Ids.replyOf(turn.asked().requestId()),
                        draft.at(),
                        false,
                        false,
                        repeated == null ? turn.observed() : repeated),
                text);
    }

    private void suppress(Turn.Generating turn, Finding repeated, long at) {
        Tempo tempo = step.memory().tempo().withSuppressed();
        step.remember(step.memory().with(tempo, at));
        step.end(turn, Outcome.Kind.SUPPRESSED, repeated, at);
        String loop = tempo.loop(step.policy.loops());
        if (loop != null) {
            step.standing(new Standing.Stopped(loop), at);
            step.count(Occurrence.of("stopped-" + loop));
        }
    }

    private static boolean belongs(DraftArrived draft, Turn.Generating turn) {
        return draft.requestId().equals(turn.asked().requestId())
                && draft.attempt() == turn.attempt();
    }

    /** A reply got a step further, or not. */
    void delivery(DeliveryReported report) {
        if (report.status() == DeliveryStatus.SENT) {
            if (isSecondSend(report)) {
                step.count(Occurrence.DUPLICATE_DELIVERY);
            }
            step.remember(step.memory().withOwn(report.providerMessageId(), report.at()));
        }
        if (!(step.turn() instanceof Turn.Delivering turn)
                || !turn.replyId().equals(report.replyId())) {
            step.count(Occurrence.DELIVERY_OF_ANOTHER_TURN);
            return;
        }
        switch (report.status()) {
            case ATTEMPTED -> progressed(turn, true);
            case SENT, DELIVERED, READ -> delivered(turn, report.at());
            case FAILED -> {
                if (report.retryable()) {
                    progressed(turn, false);
                } else {
                    step.forget(turn, report.at());
                    fail(turn, "delivery-failed", report.at());
                }
            }
        }
    }

    /** A reply whose turn has ended was sent, and the channel knows it by another id. */
    private boolean isSecondSend(DeliveryReported report) {
        String id = report.providerMessageId();
        return id != null
                && !(step.turn() instanceof Turn.Delivering turn
                        && turn.replyId().equals(report.replyId()))
                && !step.memory().ownMessageIds().contains(id)
                && step.memory().exchanges().stream()
                        .anyMatch(one -> one.replyId().equals(report.replyId()));
    }

    /** The sender is at work on it: the limit counts from here. */
    private void progressed(Turn.Delivering turn, boolean begun) {
        step.become(step.state().with(turn.progressed(step.limit(), begun)));
    }

    private void delivered(Turn.Delivering turn, long at) {
        if (turn.farewell()) {
            Exchange last = step.memory().last();
            String message = last == null ? "" : last.reply();
            step.remember(step.memory().bidding(message, at));
            step.standing(new Standing.Stopped("exit"), at);
        }
        step.remember(step.memory().replied(at));
        step.end(turn, Outcome.Kind.ANSWERED, turn.observed(), at);
    }

    /** Everything before this moment has been read. */
    void time(long at) {
        Turn turn = step.turn();
        if (turn == null || turn.limitAt() >= at) {
            return;
        }
        if (turn instanceof Turn.Held held) {
            step.ask(held.asked(), 1, 1, null);
        } else if (turn instanceof Turn.Delivering) {
            fail(turn, "no-delivery-result", at);
        } else if (turn instanceof Turn.Generating generating) {
            again(generating, at);
        }
    }

    private void again(Turn.Generating turn, long at) {
        if (turn.tries() >= step.policy.turns().maxAttempts()) {
            fail(turn, "no-draft", at);
        } else {
            step.count(Occurrence.TURN_ASKED_AGAIN);
            step.ask(turn.asked(), turn.attempt() + 1, turn.tries() + 1, turn.observed());
        }
    }

    private void fail(Turn turn, String reason, long at) {
        step.add(new Effect.SetAside(turn.asked(), reason));
        step.end(turn, Outcome.Kind.FAILED, reason, at);
    }
}

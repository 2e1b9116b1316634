package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.conversation.ConversationEvent.DraftArrived;
import dev.caesura.processor.domain.conversation.Upcoming.Drafted;
import dev.caesura.processor.domain.conversation.Upcoming.EarlyDraft;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.event.ReplyDraft;
import java.time.Duration;

/** Advances the turn in flight: by a draft, and by time. */
final class TurnProgress {

    /** The longest draft: a longer text is no reply, but a generator that ran away. */
    static final int LONGEST_DRAFT = 64 * 1024;

    private static final long FIRST_PAUSE = Duration.ofSeconds(5).toMillis();
    private static final long LONGEST_PAUSE = Duration.ofMinutes(2).toMillis();

    private final Step step;

    TurnProgress(Step step) {
        this.step = step;
    }

    /** A text was generated, or could not be. */
    void draft(DraftArrived draft) {
        EarlyDraft early = step.state().upcoming().early();
        if (early != null && isOf(early, draft)) {
            early(early, draft);
        } else if (step.turn() instanceof Turn.Generating turn && belongs(draft, turn)) {
            if (draft.error() != null && isOutage(draft)) {
                postpone(turn, draft.at());
            } else {
                drafted(turn, drafted(draft), draft.at());
            }
        } else {
            step.count(ConversationMetric.DRAFT_OF_ANOTHER_TURN);
        }
    }

    private boolean isOf(EarlyDraft early, DraftArrived draft) {
        return early.requestId().equals(draft.requestId())
                && step.state().upcoming().attempt() == draft.attempt();
    }

    /** An early draft waits for the burst's end; after a failure, it is requested at the end. */
    private void early(EarlyDraft early, DraftArrived draft) {
        Upcoming upcoming = step.state().upcoming();
        if (isOutage(draft)) {
            int all = Math.max(upcoming.calls(), step.policy.drafting().mostCalls());
            step.become(new Upcoming(upcoming.attempt(), all, null));
        } else {
            step.become(
                    new Upcoming(
                            upcoming.attempt(),
                            upcoming.calls(),
                            new EarlyDraft(
                                    early.requestId(),
                                    early.covers(),
                                    early.askedAt(),
                                    drafted(draft))));
        }
    }

    private static boolean isOutage(DraftArrived draft) {
        return draft.retryable() || ReplyDraft.LATER.equals(draft.error());
    }

    private static Drafted drafted(DraftArrived draft) {
        String text = draft.text();
        return text != null && text.length() > LONGEST_DRAFT
                ? new Drafted(null, Reason.DRAFT_TOO_LONG.code(), draft.opinions())
                : new Drafted(text, draft.error(), draft.opinions());
    }

    private static boolean belongs(DraftArrived draft, Turn.Generating turn) {
        return draft.requestId().equals(turn.asked().requestId())
                && draft.attempt() == turn.attempt();
    }

    /** Checks the draft of the turn in flight. */
    void drafted(Turn.Generating turn, Drafted draft, long at) {
        String text = draft.text();
        if (draft.error() != null) {
            step.end(turn, Outcome.Kind.SILENT, errorOf(draft.error()), at);
        } else if (text == null || text.isBlank()) {
            step.end(turn, Outcome.Kind.SILENT, Reason.EMPTY_DRAFT, at);
        } else if (step.policy.isWindowOver(turn.asked().bounds().lastAt(), step.now())) {
            step.end(turn, Outcome.Kind.SUPPRESSED, Reason.REPLY_WINDOW_OVER, at);
        } else {
            check(turn, draft, text, at);
        }
    }

    /** The sender's own code, if it says more than that the draft failed. */
    private static Reason errorOf(String error) {
        Reason reason = Reason.of(error).orElse(Reason.GENERATION_ERROR);
        return switch (reason) {
            case NO_REPLY, EMPTY_DRAFT, DRAFT_TOO_LONG -> reason;
            default -> Reason.GENERATION_ERROR;
        };
    }

    private void check(Turn.Generating turn, Drafted draft, String text, long at) {
        Finding repeated =
                step.repetition.reply(
                        step.memory(),
                        turn.asked(),
                        new RepetitionRules.DraftText(text, draft.opinions(), at));
        if (repeated != null && step.repetition.isEnforced(repeated) && !step.memory().silenced()) {
            suppress(turn, repeated, at);
            return;
        }
        if (repeated != null && !step.repetition.isEnforced(repeated)) {
            step.count(ConversationMetric.observed(repeated));
        }
        step.send(
                new Turn.Delivering(
                        turn.asked(),
                        turn.attempt(),
                        step.limit(),
                        Ids.replyOf(turn.asked().requestId()),
                        at,
                        false,
                        false,
                        false,
                        repeated == null ? turn.observed() : repeated),
                text,
                repeated != null);
        stopLoop(turn, at, false);
    }

    private void suppress(Turn.Generating turn, Finding repeated, long at) {
        String sender = turn.asked().lastSender();
        step.remember(step.memory().with(sender, step.memory().tempo(sender).withRepeated(), at));
        step.silence(at);
        step.end(turn, Outcome.Kind.SUPPRESSED, repeated, at);
        stopLoop(turn, at, true);
    }

    /** A bot that only repeats itself is stopped, whether its replies were sent or not. */
    private void stopLoop(Turn.Generating turn, long at, boolean suppressed) {
        String sender = turn.asked().lastSender();
        Reason loop = step.memory().tempo(sender).loop(step.policy.loops());
        if (loop != null
                && sender.isEmpty()
                && (suppressed || loop == Reason.LOOP_REPEATED_REPLY)) {
            step.status(new ConversationStatus.Stopped(loop), at);
            step.count(ConversationMetric.stopped(loop));
        }
    }

    /** Time was read: a turn may have stood still for too long. */
    void time() {
        Turn turn = step.turn();
        long fenced = step.moment.fenced().millis();
        if (turn == null || turn.limitAt() >= fenced) {
            return;
        }
        if (turn instanceof Turn.Held held) {
            step.become((Turn) null);
            new Admission(step).begin(held.asked().attempted(held.attempt()), null, fenced);
        } else if (turn instanceof Turn.Postponed postponed) {
            again(postponed, fenced);
        } else if (turn instanceof Turn.Generating generating) {
            again(generating, fenced);
        } else if (turn instanceof Turn.Recalled recalled) {
            // Nobody has begun to send it within the turn's limit.
            new Overtaking(step).withdrawn(recalled, fenced);
        } else if (turn instanceof Turn.Delivering delivering) {
            new Deliveries(step).overdue(delivering, fenced);
        }
    }

    /** While nobody answers, it is no use to ask again: the request is still in the log. */
    private void again(Turn.Generating turn, long at) {
        boolean nobody = step.moment.answeredAt().millis() <= turn.askedAt();
        if (nobody && step.now() <= step.policy.waitsUntil(turn.asked().bounds().lastAt())) {
            step.become(
                    new Turn.Generating(
                            turn.asked(),
                            turn.attempt(),
                            turn.tries(),
                            turn.outages(),
                            turn.askedAt(),
                            step.limit(),
                            turn.observed()));
        } else if (turn.tries() >= step.policy.turns().maxAttempts()) {
            step.fail(turn, nobody ? Reason.GENERATION_OUTAGE : Reason.NO_DRAFT, at);
        } else {
            step.count(ConversationMetric.TURN_ASKED_AGAIN);
            step.voidAttempt(turn.asked().requestId(), turn.attempt(), Reason.ASKED_AGAIN, at);
            step.ask(
                    turn.asked(),
                    turn.attempt() + 1,
                    turn.tries() + 1,
                    turn.outages(),
                    turn.observed());
        }
    }

    /** An outage is no answer: the turn waits as long as a reply is allowed, and asks again. */
    private void postpone(Turn.Generating turn, long at) {
        if (step.now() > step.policy.waitsUntil(turn.asked().bounds().lastAt())) {
            step.fail(turn, Reason.GENERATION_OUTAGE, at);
            return;
        }
        step.count(ConversationMetric.TURN_POSTPONED);
        step.become(
                new Turn.Postponed(
                        turn.asked(),
                        turn.attempt(),
                        turn.tries(),
                        turn.outages() + 1,
                        step.now() + pause(turn),
                        turn.observed()));
    }

    /**
     * Five seconds, doubled each time up to two minutes; plus up to a quarter, derived from the
     * request, so that not all come back at the same moment.
     */
    private static long pause(Turn.Generating turn) {
        long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(turn.outages(), 10));
        int spread = Math.floorMod(turn.asked().requestId().hashCode() * 31 + turn.outages(), 256);
        return pause + pause * spread / 1024;
    }

    private void again(Turn.Postponed turn, long at) {
        if (step.policy.isWindowOver(turn.asked().bounds().lastAt(), step.now())) {
            step.fail(turn, Reason.GENERATION_OUTAGE, at);
        } else {
            step.ask(
                    turn.asked(),
                    turn.attempt() + 1,
                    turn.tries(),
                    turn.outages(),
                    turn.observed());
        }
    }
}

package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.conversation.Upcoming.Drafted;
import dev.caesura.processor.domain.conversation.Upcoming.EarlyDraft;
import dev.caesura.processor.domain.policy.ExitMessages;
import dev.caesura.processor.domain.policy.StaleBursts;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides the fate of a closed burst: nothing, a place in the queue, a request, or an exit message.
 */
final class Admission {

    /** The most messages that wait: nobody writes more while one answer is awaited. */
    private static final int MOST_WAITING = 400;

    /** The most characters of all waiting bursts together, so that they fit into a record. */
    private static final int MOST_CHARACTERS = 60_000;

    private final Step step;

    Admission(Step step) {
        this.step = step;
    }

    /**
     * A burst has just closed.
     *
     * @param upcoming its turn, as far as it had begun
     */
    void closed(AskedBurst burst, Upcoming upcoming, long at) {
        if (step.memory().isNothing()) {
            step.remember(step.memory().touched(at));
        }
        AskedBurst whole = burst;
        int attempt = Math.max(upcoming.attempt(), burst.attempts());
        if (step.turn() instanceof Turn.Held held) {
            // The contact is back: the waiting bursts and the new one are one question.
            whole = held.asked().followedBy(burst);
            attempt = Math.max(attempt, held.attempt());
            step.become((Turn) null);
        }
        whole = whole.attempted(attempt);
        if (!isAdmitted(whole, at)) {
            step.inVain(upcoming.early());
            return;
        }
        if (step.turn() == null) {
            beginUnlessRepeated(whole, upcoming.early(), at);
        } else {
            // Whether it was answered a moment ago is known once the turn has ended.
            besides(whole, upcoming.early(), at);
        }
    }

    private void beginUnlessRepeated(AskedBurst burst, @Nullable EarlyDraft early, long at) {
        Finding repeated = step.repetition.question(step.memory(), burst);
        if (isSkipped(burst, repeated, at)) {
            step.inVain(early);
        } else {
            begin(burst, early, repeated, at);
        }
    }

    private boolean isAdmitted(AskedBurst burst, long at) {
        return !isRefused(burst, at) && !isStale(burst, at);
    }

    /** The burst gets no answer; a turn that had begun for it ends with it. */
    private void refuse(
            AskedBurst burst,
            Outcome.Kind outcome,
            Reason reason,
            @Nullable Double score,
            long at) {
        if (burst.attempts() > 0) {
            step.add(new Effect.EndTurn(burst, burst.attempts(), outcome, reason, score, at));
        } else {
            step.settle(burst.messageIds(), outcome, reason, score, at);
        }
    }

    private void refuse(AskedBurst burst, Outcome.Kind outcome, Reason reason, long at) {
        refuse(burst, outcome, reason, null, at);
    }

    /** Gives up the early draft: it belongs to other messages, or comes at the wrong time. */
    private void abandon(@Nullable EarlyDraft early, int attempt, Reason reason, long at) {
        if (early != null) {
            step.count(ConversationMetric.EARLY_DRAFT_VOID);
            step.inVain(early);
            step.voidAttempt(early.requestId(), attempt, reason, at);
        }
    }

    /** Whether a burst would be requested if it ended now. */
    boolean wouldAsk(AskedBurst burst) {
        long at = step.now();
        if (!step.memory().status().isOpen(at)
                || step.policy.isWindowOver(burst.bounds().lastAt(), at)
                || at - burst.bounds().lastAt() > step.policy.stale().after().toMillis()
                || isExitDue(burst)) {
            return false;
        }
        Finding repeated = step.repetition.question(step.memory(), burst);
        return (repeated == null || !step.repetition.isEnforced(repeated)) && loop(burst) == null;
    }

    /** The turn in flight has ended: the next waiting burst gets its turn. */
    void next(long at) {
        while (step.turn() == null && !step.state().waiting().isEmpty()) {
            List<AskedBurst> waiting = step.state().waiting();
            AskedBurst first = waiting.get(0);
            step.become(step.state().withWaiting(waiting.subList(1, waiting.size())));
            if (!isRefused(first, at)) {
                AskedBurst burst = new Overtaking(step).due(first, at);
                if (burst != null) {
                    beginUnlessRepeated(burst, null, at);
                }
            }
        }
    }

    /** Asks a turn again that was given up. */
    void again(ConversationEvent.AskedAgain event) {
        Memory.FailedTurn failed = step.memory().failedTurn(event.requestId());
        if (failed == null) {
            return;
        }
        AskedBurst burst = failed.asked().attempted(failed.attempt());
        if (isRefused(burst, event.at())) {
            return;
        }
        step.remember(step.memory().withoutFailed(event.requestId()));
        if (step.turn() == null) {
            begin(burst, null, event.at());
        } else {
            step.become(step.state().queueing(burst));
        }
    }

    /** A burst that was admitted before gets its turn: a request, an exit message, or neither. */
    void begin(AskedBurst burst, @Nullable Finding repeated, long at) {
        begin(burst, null, repeated, at);
    }

    private void begin(
            AskedBurst burst, @Nullable EarlyDraft early, @Nullable Finding repeated, long at) {
        Reason loop = loop(burst);
        if (loop != null) {
            loops(burst, loop, at);
        } else if (isExitDue(burst)) {
            abandon(early, burst.attempts(), Reason.EXIT, at);
            sendExit(burst, at);
        } else if (early != null && isCovered(burst, early)) {
            use(burst, early, repeated, at);
        } else {
            abandon(early, burst.attempts(), Reason.MESSAGE_JOINED, at);
            step.ask(burst, burst.attempts() + 1, 1, 0, repeated);
        }
    }

    private @Nullable Reason loop(AskedBurst burst) {
        return step.memory()
                .tempo(burst.lastSender())
                .with(burst, step.memory().last(), step.policy.loops(), step.now(), false)
                .loop(step.policy.loops());
    }

    /** A loop stops the conversation; in a group, only the member who loops is passed over. */
    private void loops(AskedBurst burst, Reason loop, long at) {
        if (burst.lastSender().isEmpty()) {
            step.status(new ConversationStatus.Stopped(loop), at);
            refuse(burst, Outcome.Kind.STOPPED, loop, at);
        } else {
            refuse(burst, Outcome.Kind.SKIPPED, Reason.SENDER_LIMIT, at);
        }
    }

    private static boolean isCovered(AskedBurst burst, EarlyDraft early) {
        return early.requestId().equals(burst.requestId()) && early.covers().equals(burst.bounds());
    }

    /** The early draft belongs to exactly these messages: the turn uses it. */
    private void use(AskedBurst burst, EarlyDraft early, @Nullable Finding observed, long at) {
        step.count(ConversationMetric.EARLY_DRAFT_USED);
        Turn.Generating turn =
                new Turn.Generating(
                        burst, burst.attempts(), 1, 0, early.askedAt(), step.limit(), observed);
        step.become(turn);
        Drafted draft = early.draft();
        if (draft != null) {
            new TurnProgress(step).drafted(turn, draft, at);
        }
    }

    private void besides(AskedBurst burst, @Nullable EarlyDraft early, long at) {
        if (step.policy.turns().inFlight() == TurnRules.InFlight.SKIP) {
            refuse(burst, Outcome.Kind.SKIPPED, Reason.TURN_IN_FLIGHT, at);
        } else if (!hasRoomFor(burst)) {
            refuse(burst, Outcome.Kind.SKIPPED, Reason.QUEUE_FULL, at);
        } else {
            abandon(early, burst.attempts(), Reason.TURN_IN_FLIGHT, at);
            step.become(step.state().queueing(burst));
        }
    }

    private boolean hasRoomFor(AskedBurst burst) {
        int messages = burst.messages().size();
        int characters = burst.said().text().length();
        for (AskedBurst waiting : step.state().waiting()) {
            messages += waiting.messages().size();
            characters += waiting.said().text().length();
        }
        return step.state().waiting().isEmpty()
                || (messages <= MOST_WAITING && characters <= MOST_CHARACTERS);
    }

    private boolean isRefused(AskedBurst burst, long at) {
        ConversationStatus status = step.memory().status();
        if (status.isOpen(at) || status.reason() == null) {
            return false;
        }
        refuse(
                burst,
                status instanceof ConversationStatus.Stopped
                        ? Outcome.Kind.STOPPED
                        : Outcome.Kind.PAUSED,
                status.reason(),
                at);
        return true;
    }

    private boolean isStale(AskedBurst burst, long at) {
        long lastAt = burst.bounds().lastAt();
        if (step.policy.isWindowOver(lastAt, step.now())) {
            refuse(burst, Outcome.Kind.SKIPPED, Reason.REPLY_WINDOW_OVER, at);
            return true;
        }
        StaleBursts stale = step.policy.stale();
        if (step.now() - lastAt <= stale.after().toMillis()) {
            return false;
        }
        switch (stale.action()) {
            case SKIP -> refuse(burst, Outcome.Kind.SKIPPED, Reason.STALE, at);
            case HAND_OFF -> handOff(burst, at);
            case ANSWER -> {
                return isHeld(burst);
            }
        }
        return true;
    }

    private void handOff(AskedBurst burst, long at) {
        long until = step.now() + step.policy.pauseFor().toMillis();
        step.status(new ConversationStatus.Paused(until, Reason.STALE_HANDED_OFF), at);
        refuse(burst, Outcome.Kind.PAUSED, Reason.STALE_HANDED_OFF, at);
    }

    /** Whether it must wait, so that an outage's backlog is not answered all at once. */
    private boolean isHeld(AskedBurst burst) {
        if (step.turn() != null) {
            return false;
        }
        step.add(new Effect.TakePlace());
        long place = step.moment.nextPlace().millis();
        if (place <= step.now()) {
            return false;
        }
        step.become(new Turn.Held(burst, burst.attempts(), place));
        return true;
    }

    private boolean isSkipped(AskedBurst burst, @Nullable Finding repeated, long at) {
        if (repeated == null) {
            return false;
        }
        if (!step.repetition.isEnforced(repeated)) {
            step.count(ConversationMetric.observed(repeated));
            return false;
        }
        step.silence(at);
        refuse(burst, Outcome.Kind.SKIPPED, repeated.reason(), repeated.score(), at);
        return true;
    }

    private boolean isExitDue(AskedBurst burst) {
        ExitMessages exit = step.policy.exit();
        return burst.exit()
                || (exit.afterReplies() > 0 && step.memory().replies() >= exit.afterReplies());
    }

    private void sendExit(AskedBurst burst, long at) {
        Optional<String> message = unused(burst);
        if (message.isEmpty()) {
            step.status(new ConversationStatus.Stopped(Reason.EXIT), at);
            refuse(burst, Outcome.Kind.STOPPED, Reason.EXIT, at);
            return;
        }
        step.send(
                new Turn.Delivering(
                        burst,
                        burst.attempts() + 1,
                        step.limit(),
                        Ids.replyOf(burst.requestId()),
                        at,
                        false,
                        true,
                        false,
                        null),
                message.get(),
                false);
    }

    /** A variant that this contact has not had; the request determines which one comes first. */
    private Optional<String> unused(AskedBurst burst) {
        var left =
                step.policy.exit().messages().stream()
                        .filter(message -> !step.memory().exitMessages().contains(message))
                        .toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(left.get(Math.floorMod(burst.requestId().hashCode(), left.size())));
    }
}

package dev.caesura.processor.domain.turn;

import dev.caesura.processor.domain.policy.Farewell;
import dev.caesura.processor.domain.policy.StaleBursts;
import dev.caesura.schemas.event.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what a closed burst gets: nothing, a place to wait, a request, or an exit message. */
final class Admission {

    private final Step step;

    Admission(Step step) {
        this.step = step;
    }

    /** A burst has just closed. */
    void closed(AskedBurst burst, long at) {
        if (step.memory().isNothing()) {
            step.remember(step.memory().touched(at));
        }
        AskedBurst whole = burst;
        if (step.turn() instanceof Turn.Held held) {
            // The contact is back: what waited and what is new are one question.
            whole = held.asked().supersededBy(burst);
            step.become(step.state().with((Turn) null));
        }
        if (isRefused(whole, at) || isStale(whole, at)) {
            return;
        }
        Finding repeated = step.repetition.question(step.memory(), whole);
        if (isSkipped(whole, repeated, at)) {
            return;
        }
        Turn inFlight = step.turn();
        if (inFlight == null) {
            begin(whole, repeated, at);
        } else {
            besides(inFlight, whole, repeated, at);
        }
    }

    /** The turn in flight has ended: the next that waits gets its turn. */
    void next(long at) {
        while (step.turn() == null && !step.state().waiting().isEmpty()) {
            AskedBurst burst = step.state().waiting().get(0);
            step.become(step.state().withoutFirstWaiting());
            if (isRefused(burst, at)) {
                continue;
            }
            Finding repeated = step.repetition.question(step.memory(), burst);
            if (!isSkipped(burst, repeated, at)) {
                begin(burst, repeated, at);
            }
        }
    }

    private void begin(AskedBurst burst, @Nullable Finding repeated, long at) {
        Tempo tempo =
                step.memory()
                        .tempo()
                        .with(burst, step.memory().last(), step.policy.loops(), step.moment.now());
        String loop = tempo.loop(step.policy.loops());
        if (loop != null) {
            step.standing(new Standing.Stopped(loop), at);
            step.settle(burst, Outcome.Kind.STOPPED, loop, at);
        } else if (isFarewellDue(burst)) {
            bid(burst, at);
        } else {
            step.ask(burst, 1, 1, repeated);
        }
    }

    private void besides(Turn inFlight, AskedBurst burst, @Nullable Finding repeated, long at) {
        switch (step.policy.turns().inFlight()) {
            case QUEUE -> step.become(step.state().queueing(burst));
            case SUPERSEDE -> supersede(inFlight, burst, repeated);
            case SKIP -> step.settle(burst, Outcome.Kind.SKIPPED, "turn-in-flight", at);
        }
    }

    /** A reply that is already on its way can't be called back: then the new burst waits. */
    private void supersede(Turn inFlight, AskedBurst burst, @Nullable Finding repeated) {
        if (inFlight instanceof Turn.Delivering) {
            step.become(step.state().queueing(burst));
        } else {
            step.count(Occurrence.TURN_SUPERSEDED);
            AskedBurst both = inFlight.asked().supersededBy(burst);
            step.ask(both, inFlight.attempt() + 1, 1, repeated);
        }
    }

    private boolean isRefused(AskedBurst burst, long at) {
        Standing standing = step.memory().standing();
        if (standing.isOpen(at)) {
            return false;
        }
        step.settle(
                burst,
                standing instanceof Standing.Stopped ? Outcome.Kind.STOPPED : Outcome.Kind.PAUSED,
                standing.reason(),
                at);
        return true;
    }

    private boolean isStale(AskedBurst burst, long at) {
        long lastAt = burst.burst().lastAt();
        if (step.policy.isWindowOver(lastAt, step.moment.now())) {
            step.settle(burst, Outcome.Kind.SKIPPED, "reply-window-over", at);
            return true;
        }
        StaleBursts stale = step.policy.stale();
        if (step.moment.now() - lastAt <= stale.after().toMillis()) {
            return false;
        }
        switch (stale.action()) {
            case SKIP -> step.settle(burst, Outcome.Kind.SKIPPED, "stale", at);
            case HAND_OFF -> handOff(burst, at);
            case ANSWER -> {
                return isHeld(burst);
            }
        }
        return true;
    }

    private void handOff(AskedBurst burst, long at) {
        long until = step.moment.now() + step.policy.pauseFor().toMillis();
        step.standing(new Standing.Paused(until, "stale-handed-off"), at);
        step.settle(burst, Outcome.Kind.PAUSED, "stale-handed-off", at);
    }

    /** Whether it must wait, so that an outage's backlog is not answered all at once. */
    private boolean isHeld(AskedBurst burst) {
        if (step.turn() != null) {
            return false;
        }
        step.add(new Effect.TakePlace());
        long place = step.moment.nextPlace();
        if (place <= step.moment.now()) {
            return false;
        }
        step.become(step.state().with(new Turn.Held(burst, place)));
        return true;
    }

    private boolean isSkipped(AskedBurst burst, @Nullable Finding repeated, long at) {
        if (repeated == null) {
            return false;
        }
        if (!step.repetition.isEnforced(repeated)) {
            step.count(Occurrence.of("observed-" + repeated.reason()));
            return false;
        }
        step.add(
                new Effect.Settle(
                        burst, Outcome.Kind.SKIPPED, repeated.reason(), repeated.score(), at));
        return true;
    }

    private boolean isFarewellDue(AskedBurst burst) {
        Farewell farewell = step.policy.farewell();
        return burst.said().farewell()
                || (farewell.afterReplies() > 0
                        && step.memory().replies() >= farewell.afterReplies());
    }

    private void bid(AskedBurst burst, long at) {
        Optional<String> message = unused(burst);
        if (message.isEmpty()) {
            step.standing(new Standing.Stopped("exit"), at);
            step.settle(burst, Outcome.Kind.STOPPED, "exit", at);
            return;
        }
        step.send(
                new Turn.Delivering(
                        burst,
                        1,
                        step.limit(),
                        Ids.replyOf(burst.requestId()),
                        at,
                        false,
                        true,
                        null),
                message.get());
    }

    /** A variant that this contact has not had; which one comes first follows from the request. */
    private Optional<String> unused(AskedBurst burst) {
        var left =
                step.policy.farewell().messages().stream()
                        .filter(message -> !step.memory().farewells().contains(message))
                        .toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(left.get(Math.floorMod(burst.requestId().hashCode(), left.size())));
    }
}

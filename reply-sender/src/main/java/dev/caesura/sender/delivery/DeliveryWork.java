package dev.caesura.sender.delivery;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Reply;
import dev.caesura.sender.delivery.DeliveryState.Called;
import dev.caesura.sender.delivery.DeliveryState.Claiming;
import dev.caesura.sender.delivery.DeliveryState.LookingUp;
import dev.caesura.sender.delivery.DeliveryState.Ready;
import dev.caesura.sender.delivery.DeliveryState.Recording;
import dev.caesura.sender.delivery.DeliveryState.Unresolved;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.DeliveryPolicy;
import dev.caesura.sender.delivery.channel.OnAmbiguous;
import dev.caesura.sender.guard.Admission;
import dev.caesura.sender.guard.CallException.Kind;
import dev.caesura.sender.lane.LaneWork;
import dev.caesura.sender.lane.Ownership;
import dev.caesura.sender.lane.Step;
import dev.caesura.sender.ledger.Attempt;
import dev.caesura.sender.ledger.Standing;
import dev.caesura.sender.work.SenderLog;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The delivery of one reply, from state to state; see {@link DeliveryState}. */
final class DeliveryWork implements LaneWork {

    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Reply reply;
    private final ConversationId conversation;
    private final Ownership ownership;
    private final DeliveryParts parts;
    private final Supplier<String> tokens;
    private final DeliveryReport report;
    private final ChannelCall channel;
    private final Patience patience;

    private DeliveryState state = new LookingUp();
    private @Nullable String ended;
    private int partsSent;

    DeliveryWork(
            Reply reply,
            Ownership ownership,
            DeliveryReport report,
            DeliveryParts parts,
            Supplier<String> tokens) {
        this.reply = reply;
        this.conversation = ConversationId.parse(reply.conversationId());
        this.ownership = ownership;
        this.parts = parts;
        this.tokens = tokens;
        this.report = report;
        this.channel =
                new ChannelCall(
                        reply, conversation, parts.channels(), parts.guards().of(conversation));
        this.patience = new Patience(parts.retry(), parts.clock(), report.written());
    }

    @Override
    public Step step() throws InterruptedException {
        DeliveryState now = state;
        if (now instanceof LookingUp) {
            return lookUp();
        } else if (now instanceof Ready ready) {
            return begin(ready.next());
        } else if (now instanceof Claiming claiming) {
            return claim(claiming.attempt());
        } else if (now instanceof Called called) {
            return unresolved(called.attempt().token());
        } else if (now instanceof Unresolved unresolved) {
            return resolve(unresolved);
        } else if (now instanceof Recording recording) {
            return write(recording);
        }
        throw new IllegalStateException("An unknown state: " + now);
    }

    private Step lookUp() throws InterruptedException {
        Standing standing = report.standing();
        if (standing == null) {
            return Step.again(SOON);
        }
        if (standing instanceof Standing.Attempted open) {
            partsSent = Math.max(partsSent, open.partsSent());
            // A result that was written is not read back at once.
            return open.token().equals(ended) ? Step.again(SOON) : unresolved(open.token());
        }
        if (standing instanceof Standing.Refused refused) {
            partsSent = Math.max(partsSent, refused.partsSent());
        } else if (!(standing instanceof Standing.Fresh)) {
            parts.metrics().settledBefore();
            return Step.done();
        }
        return patience.isOver() ? tooOld(standing) : whenTyped();
    }

    /**
     * An old reply is no longer sent. Where the log does not reach back to it, as after a reset of
     * offsets, it was most likely sent in its time, and no event is written for it.
     */
    private Step tooOld(Standing standing) throws InterruptedException {
        if (standing instanceof Standing.Fresh && !report.wasNeverAttempted()) {
            parts.metrics().settledBefore();
            SenderLog.tooOldToKnow(reply);
            return Step.done();
        }
        // A withdrawn reply was not given up, however long nobody was there to see it.
        return finish(
                newAttempt(null), report.isWithdrawn() ? Result.withdrawn() : Result.expired());
    }

    /** Waits as long as a person would take to type the reply. */
    private Step whenTyped() throws InterruptedException {
        Duration pause = policy().pace().of(reply.text());
        Duration early = Duration.between(now(), reply.approvedAt().plus(pause));
        return early.isNegative() || early.isZero() ? begin(newAttempt(null)) : Step.again(early);
    }

    private Attempt newAttempt(@Nullable String resends) {
        return report.attempt(tokens.get(), resends, partsSent);
    }

    /** Begins an attempt, unless there is a reason not to, or to wait. */
    private Step begin(Attempt next) throws InterruptedException {
        state = new Ready(next);
        if (!ownership.held()) {
            return Step.again(SOON);
        }
        if (report.isWithdrawn()) {
            return finish(next, Result.withdrawn());
        }
        try {
            channel.check();
        } catch (DeliveryException e) {
            return finish(next, Result.failed(e));
        }
        return claim(next);
    }

    private Step claim(Attempt attempt) throws InterruptedException {
        Admission early = patience.early();
        Admission admission = early == null ? channel.admit() : early;
        if (admission instanceof Admission.Wait wait) {
            return holdBack(attempt, wait);
        }
        try (Admission.Permit permit = (Admission.Permit) admission) {
            state = new Claiming(attempt);
            Boolean granted = report.claim(attempt);
            if (granted == null) {
                return Step.again(SOON);
            }
            if (!granted) {
                // Somebody else's attempt precedes this one in the log.
                return startOver();
            }
            state = new Called(attempt);
            return call(attempt, permit);
        }
    }

    private Step holdBack(Attempt attempt, Admission.Wait wait) throws InterruptedException {
        Result said = patience.heldBack(wait, partsSent);
        return said == null ? Step.again(patience.upTo(wait.after())) : finish(attempt, said);
    }

    private Step call(Attempt attempt, Admission.Permit permit) throws InterruptedException {
        try {
            ChannelCall.Sent sent = channel.send(attempt.partsSent(), permit);
            return sent.last()
                    ? finish(attempt, Result.sent(sent.messageId()))
                    : goOn(attempt.nextPart(sent.messageId()));
        } catch (DeliveryException e) {
            if (e.kind() == Kind.AMBIGUOUS) {
                SenderLog.noAnswer(reply, e);
                return unresolved(attempt.token());
            }
            return finish(attempt, patience.refused(e));
        }
    }

    /** The next part, in a step of its own; its attempt says in the log that this one was sent. */
    private Step goOn(Attempt following) {
        partsSent = following.partsSent();
        state = new Ready(following);
        return Step.again(Duration.ZERO);
    }

    private Step unresolved(String token) throws InterruptedException {
        Unresolved open = new Unresolved(token, now());
        state = open;
        parts.metrics().ambiguous(conversation.channel());
        return decide(open);
    }

    /** Waits for the outcome of an attempt, and then follows the policy. */
    private Step resolve(Unresolved open) throws InterruptedException {
        Standing standing = report.standing();
        boolean isOpen =
                standing == null
                        || (standing instanceof Standing.Attempted same
                                && same.token().equals(open.token()));
        return isOpen ? decide(open) : startOver();
    }

    private Step decide(Unresolved open) throws InterruptedException {
        if (channel.isIdempotent()) {
            return begin(newAttempt(open.token()));
        }
        if (now().isBefore(open.since().plus(policy().ambiguousWait()))) {
            return Step.again(LOOK_AGAIN);
        }
        return policy().onAmbiguous() == OnAmbiguous.RESEND
                ? begin(newAttempt(open.token()))
                : finish(
                        report.attempt(open.token(), null, partsSent), Result.ambiguous(partsSent));
    }

    private Step startOver() {
        state = new LookingUp();
        return Step.again(SOON);
    }

    private Step finish(Attempt of, Result result) throws InterruptedException {
        Recording recording = new Recording(of, result);
        state = recording;
        return write(recording);
    }

    private Step write(Recording recording) throws InterruptedException {
        Attempt of = recording.attempt();
        Duration pause = recording.result().pause();
        report.write(of, recording.result());
        ended = of.token();
        patience.told(of.partsSent());
        state = new LookingUp();
        return pause == null ? Step.done() : Step.again(pause);
    }

    private DeliveryPolicy policy() {
        return parts.policies().apply(conversation);
    }

    private Instant now() {
        return parts.clock().instant();
    }
}

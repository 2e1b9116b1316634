package dev.caesura.sender.listen;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Reply;
import dev.caesura.sender.deliver.DeliveryException;
import dev.caesura.sender.deliver.DeliveryPolicy;
import dev.caesura.sender.deliver.OnAmbiguous;
import dev.caesura.sender.guard.Admission;
import dev.caesura.sender.lane.LaneWork;
import dev.caesura.sender.lane.Ownership;
import dev.caesura.sender.lane.Step;
import dev.caesura.sender.ledger.Attempt;
import dev.caesura.sender.ledger.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The delivery of one reply.
 *
 * <pre>
 *   look up ──▶ begin ──▶ claim ──▶ call ──▶ record the result ──▶ done
 *    ▲   │       ▲ │ held   │ lost   │  │ next part    │ refused for now: pause
 *    │   │ open  └─┘        │        │  └──▶ begin     │
 *    └───┴── wait ◀─────────┴────────┴─────────────────┘
 * </pre>
 *
 * Each step begins at what is known: an attempt that is being claimed, a call that was begun, or a
 * result that is not yet written. So a step that failed half-way, because Kafka was away, goes on
 * where it was, and never calls twice.
 */
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

    private @Nullable Attempt next;
    private @Nullable Attempt attempt;
    private boolean called;
    private @Nullable Result result;
    private @Nullable Instant unresolvedSince;
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
        this.patience = new Patience(parts.retry(), parts.clock());
    }

    @Override
    public Step step() throws InterruptedException {
        if (result != null) {
            return write(result);
        }
        if (attempt != null) {
            return called ? unresolved(attempt.token()) : claim(attempt);
        }
        return next == null ? lookUp() : begin(next);
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
        Duration early = Duration.between(now(), reply.approvedAt().plus(pause()));
        return early.isNegative() || early.isZero()
                ? begin(report.attempt(tokens.get(), null, partsSent))
                : Step.again(early);
    }

    /** What a person would take to type it. */
    private Duration pause() {
        return policy().pace().of(reply.text());
    }

    /** Begins an attempt, unless something speaks against it, or speaks for waiting. */
    private Step begin(Attempt beginning) throws InterruptedException {
        next = beginning;
        if (!ownership.held()) {
            return Step.again(SOON);
        }
        if (report.isWithdrawn()) {
            return finish(beginning, Result.withdrawn());
        }
        try {
            channel.check();
        } catch (DeliveryException e) {
            return finish(beginning, Result.failed(e));
        }
        return claim(beginning);
    }

    private Step claim(Attempt current) throws InterruptedException {
        Admission early = patience.early();
        Admission admission = early == null ? channel.admit() : early;
        if (admission instanceof Admission.Wait wait) {
            return holdBack(current, wait);
        }
        try (Admission.Permit permit = (Admission.Permit) admission) {
            attempt = current;
            Boolean granted = report.claim(current);
            if (granted == null) {
                return Step.again(SOON);
            }
            if (!granted) {
                // Somebody else's attempt stands before this one in the log.
                return startOver();
            }
            called = true;
            return call(current, permit);
        }
    }

    private Step holdBack(Attempt current, Admission.Wait wait) throws InterruptedException {
        Result said = patience.heldBack(wait, partsSent);
        return said == null ? Step.again(patience.upTo(wait.after())) : finish(current, said);
    }

    private Step call(Attempt current, Admission.Permit permit) throws InterruptedException {
        try {
            ChannelCall.Sent sent = channel.send(current.partsSent(), permit);
            return sent.last()
                    ? finish(current, Result.sent(sent.messageId()))
                    : goOn(current.nextPart());
        } catch (DeliveryException e) {
            if (e.kind() == DeliveryException.Kind.AMBIGUOUS) {
                SenderLog.noAnswer(reply, e);
                return unresolved(current.token());
            }
            return finish(current, patience.refused(e));
        }
    }

    /** The next part, in a step of its own; its attempt says in the log that this one was sent. */
    private Step goOn(Attempt following) {
        partsSent = following.partsSent();
        forget();
        next = following;
        return Step.again(Duration.ZERO);
    }

    /** Waits for somebody to say what became of an attempt, and then follows the policy. */
    private Step unresolved(String token) throws InterruptedException {
        Standing standing = report.standing();
        boolean open =
                standing == null
                        || (standing instanceof Standing.Attempted same
                                && same.token().equals(token));
        if (!open && unresolvedSince != null) {
            return startOver();
        }
        if (unresolvedSince == null) {
            unresolvedSince = now();
            parts.metrics().ambiguous(conversation.channel());
        }
        if (channel.isIdempotent()) {
            return resend(token);
        }
        if (now().isBefore(unresolvedSince.plus(policy().ambiguousWait()))) {
            return Step.again(LOOK_AGAIN);
        }
        return policy().onAmbiguous() == OnAmbiguous.RESEND
                ? resend(token)
                : finish(report.attempt(token, null, partsSent), Result.ambiguous(partsSent));
    }

    private Step startOver() {
        forget();
        return Step.again(SOON);
    }

    private Step resend(String token) throws InterruptedException {
        forget();
        return begin(report.attempt(tokens.get(), token, partsSent));
    }

    private void forget() {
        next = null;
        attempt = null;
        called = false;
        unresolvedSince = null;
    }

    private DeliveryPolicy policy() {
        return parts.policies().apply(conversation);
    }

    private Step finish(Attempt of, Result outcome) throws InterruptedException {
        attempt = of;
        result = outcome;
        return write(outcome);
    }

    private Step write(Result outcome) throws InterruptedException {
        Attempt of = attempt;
        if (of == null) {
            throw new IllegalStateException("A result without an attempt");
        }
        report.write(of, outcome);
        ended = of.token();
        patience.told(of.partsSent());
        result = null;
        forget();
        return outcome.pause() == null ? Step.done() : Step.again(outcome.pause());
    }

    private Instant now() {
        return parts.clock().instant();
    }
}

package dev.caesura.sender.listen;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Reply;
import dev.caesura.sender.deliver.DeliveryChannel;
import dev.caesura.sender.deliver.DeliveryException;
import dev.caesura.sender.deliver.DeliveryPolicy;
import dev.caesura.sender.deliver.OnAmbiguous;
import dev.caesura.sender.deliver.Outgoing;
import dev.caesura.sender.lane.LaneWork;
import dev.caesura.sender.lane.Ownership;
import dev.caesura.sender.lane.Step;
import dev.caesura.sender.ledger.Attempt;
import dev.caesura.sender.ledger.DeliveryLog;
import dev.caesura.sender.ledger.SendHeaders;
import dev.caesura.sender.ledger.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The delivery of one reply.
 *
 * <pre>
 *   look up ──▶ claim ──▶ call ──▶ record the result ──▶ done
 *    ▲   │        │        │               │ refused for now: pause
 *    │   │ open   │ lost   │ no answer     │
 *    └───┴─ wait ◀┴────────┴───────────────┘
 * </pre>
 *
 * Each step begins at what is known: an attempt that is being claimed, a call that was begun, or a
 * result that is not yet written. So a step that failed half-way, because Kafka was away, goes on
 * where it was, and never calls twice.
 */
final class DeliveryWork implements LaneWork {

    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final ConsumerRecord<byte[], byte[]> record;
    private final Reply reply;
    private final ConversationId conversation;
    private final int replays;
    private final Ownership ownership;
    private final DeliveryLog log;
    private final DeliveryParts parts;
    private final Supplier<String> tokens;

    private @Nullable Attempt attempt;
    private boolean called;
    private @Nullable Result result;
    private @Nullable Instant unresolvedSince;
    private boolean deadLettered;
    private int partsSent;
    private int failures;

    DeliveryWork(
            ConsumerRecord<byte[], byte[]> record,
            Reply reply,
            Ownership ownership,
            DeliveryLog log,
            DeliveryParts parts,
            Supplier<String> tokens) {
        this.record = record;
        this.reply = reply;
        this.conversation = ConversationId.parse(reply.conversationId());
        this.replays = SendHeaders.replays(record.headers());
        this.ownership = ownership;
        this.log = log;
        this.parts = parts;
        this.tokens = tokens;
    }

    @Override
    public Step step() throws InterruptedException {
        if (result != null) {
            return write(result);
        }
        Attempt current = attempt;
        if (current == null) {
            return lookUp();
        }
        return called ? unresolved(current.token()) : claim(current);
    }

    private Step lookUp() throws InterruptedException {
        Standing standing = log.standing(reply.replyId(), replays);
        if (standing == null) {
            return Step.again(SOON);
        }
        if (standing instanceof Standing.Attempted open) {
            return unresolved(open.token());
        }
        if (standing instanceof Standing.Refused refused) {
            partsSent = Math.max(partsSent, refused.partsSent());
        }
        if (isSettled(standing)) {
            parts.metrics().settledBefore();
            return Step.done();
        }
        return begin(null);
    }

    private static boolean isSettled(Standing standing) {
        return standing instanceof Standing.Sent || standing instanceof Standing.Failed;
    }

    /** Begins an attempt, unless something speaks against it. */
    private Step begin(@Nullable String resends) throws InterruptedException {
        if (!ownership.held()) {
            return Step.again(SOON);
        }
        Attempt next = new Attempt(reply.replyId(), tokens.get(), resends, replays);
        String objection = parts.check().objection(reply);
        if (objection != null) {
            return finish(next, Result.withdrawn(objection));
        }
        try {
            parts.channels().of(conversation);
        } catch (DeliveryException e) {
            return finish(next, Result.failed(e));
        }
        attempt = next;
        return claim(next);
    }

    private Step claim(Attempt current) throws InterruptedException {
        Boolean granted = log.claim(current, event(DeliveryStatus.ATTEMPTED, null, null, false));
        if (granted == null) {
            return Step.again(SOON);
        }
        if (!granted) {
            // Somebody else's attempt stands before this one in the log.
            attempt = null;
            return Step.again(SOON);
        }
        called = true;
        return call(current);
    }

    private Step call(Attempt current) throws InterruptedException {
        try {
            DeliveryChannel channel = parts.channels().of(conversation);
            return finish(current, Result.sent(send(channel)));
        } catch (DeliveryException e) {
            return e.kind() == DeliveryException.Kind.AMBIGUOUS
                    ? noAnswer(current, e)
                    : finish(current, refused(e));
        } catch (RuntimeException e) {
            return noAnswer(current, e);
        }
    }

    private String send(DeliveryChannel channel) throws DeliveryException, InterruptedException {
        List<String> texts = channel.split(reply.text());
        String id = "";
        while (partsSent < texts.size()) {
            id =
                    channel.send(
                            new Outgoing(
                                    reply.replyId(),
                                    conversation,
                                    texts.get(partsSent),
                                    partsSent,
                                    texts.size()));
            partsSent++;
        }
        return id;
    }

    private Result refused(DeliveryException e) {
        failures++;
        if (e.kind() != DeliveryException.Kind.RETRYABLE) {
            return Result.failed(e);
        }
        Duration pause = parts.retry().pause(failures, e.retryAfter());
        Instant end = Instant.ofEpochMilli(record.timestamp()).plus(parts.retry().budget());
        return now().plus(pause).isAfter(end) ? Result.failed(e) : Result.refused(e, pause);
    }

    private Step noAnswer(Attempt current, Exception e) throws InterruptedException {
        SenderLog.noAnswer(reply, e);
        return unresolved(current.token());
    }

    /** Waits for somebody to say what became of an attempt, and then follows the policy. */
    private Step unresolved(String token) throws InterruptedException {
        Standing standing = log.standing(reply.replyId(), replays);
        boolean known =
                standing != null
                        && !(standing instanceof Standing.Attempted open
                                && open.token().equals(token));
        if (known && unresolvedSince != null) {
            return resolved();
        }
        if (unresolvedSince == null) {
            unresolvedSince = now();
            parts.metrics().ambiguous(conversation.channel());
        }
        DeliveryPolicy policy = parts.policies().apply(conversation);
        if (resendsWithoutHarm()) {
            return resend(token);
        }
        if (now().isBefore(unresolvedSince.plus(policy.ambiguousWait()))) {
            return Step.again(LOOK_AGAIN);
        }
        return policy.onAmbiguous() == OnAmbiguous.RESEND
                ? resend(token)
                : finish(new Attempt(reply.replyId(), token, null, replays), Result.ambiguous());
    }

    private Step resolved() throws InterruptedException {
        unresolvedSince = null;
        attempt = null;
        called = false;
        return lookUp();
    }

    private Step resend(String token) throws InterruptedException {
        unresolvedSince = null;
        attempt = null;
        called = false;
        return begin(token);
    }

    private boolean resendsWithoutHarm() {
        try {
            return parts.channels().of(conversation).idempotent();
        } catch (DeliveryException e) {
            return false;
        }
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
        if (outcome.deadLetter() && !deadLettered) {
            // Before the result: once that is in the log, nobody looks at the reply again.
            parts.deadLetters().put(record, outcome.reason(), outcome.detail());
            deadLettered = true;
        }
        log.result(
                of,
                event(
                        outcome.status(),
                        outcome.providerMessageId(),
                        outcome.error(),
                        outcome.pause() != null),
                partsSent);
        count(outcome);
        result = null;
        attempt = null;
        called = false;
        return outcome.pause() == null ? Step.done() : Step.again(outcome.pause());
    }

    private void count(Result outcome) {
        if (outcome.error() == null) {
            parts.metrics().sent(conversation.channel());
        } else if (outcome.pause() != null) {
            parts.metrics().retried("deliver", outcome.reason());
        } else {
            parts.metrics().failed("deliver", outcome.reason());
            SenderLog.deliveryFailed(reply, outcome.detail());
        }
    }

    private DeliveryEvent event(
            DeliveryStatus status,
            @Nullable String providerMessageId,
            @Nullable String error,
            boolean retryable) {
        return new DeliveryEvent(
                reply.replyId(),
                reply.requestId(),
                reply.conversationId(),
                status,
                providerMessageId,
                now(),
                error,
                retryable);
    }

    private Instant now() {
        return parts.clock().instant();
    }
}

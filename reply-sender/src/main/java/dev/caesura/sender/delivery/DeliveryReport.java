package dev.caesura.sender.delivery;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Reply;
import dev.caesura.sender.ledger.Attempt;
import dev.caesura.sender.ledger.DeliveryLog;
import dev.caesura.sender.ledger.Round;
import dev.caesura.sender.ledger.SendHeaders;
import dev.caesura.sender.ledger.Standing;
import dev.caesura.sender.trace.RecordTrace;
import dev.caesura.sender.work.SenderLog;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One reply's page in the ledger: its standing, its attempts and their outcomes. */
final class DeliveryReport {

    private final ConsumerRecord<byte[], byte[]> record;
    private final Reply reply;
    private final String channel;
    private final Round round;
    private final DeliveryLog log;
    private final DeliveryParts parts;
    private final RecordTrace trace;
    private boolean deadLettered;

    DeliveryReport(
            ConsumerRecord<byte[], byte[]> record,
            Reply reply,
            DeliveryLog log,
            DeliveryParts parts,
            RecordTrace trace) {
        this.record = record;
        this.reply = reply;
        this.channel = ConversationId.channelOf(reply.conversationId());
        this.round =
                new Round(reply.approvedAt().toEpochMilli(), SendHeaders.replays(record.headers()));
        this.log = log;
        this.parts = parts;
        this.trace = trace;
    }

    /** The reply's standing; null if the log has not been read far enough yet. */
    @Nullable Standing standing() {
        return log.standing(reply.replyId(), round);
    }

    /** The time at which the reply was written, or replayed from the dead letters. */
    Instant written() {
        Instant recorded = Instant.ofEpochMilli(record.timestamp());
        return recorded.isAfter(reply.approvedAt()) ? recorded : reply.approvedAt();
    }

    /** Whether the log, which has no attempt of the reply, would have it if there had been one. */
    boolean wasNeverAttempted() {
        return log.knowsAllSince(written());
    }

    /** Whether its turn has ended without it. */
    boolean isWithdrawn() {
        return log.isWithdrawn(reply.requestId(), reply.approvedAt());
    }

    /**
     * An attempt that is not in the log yet.
     *
     * @param resends the token of the unresolved attempt that it follows by policy, or null
     */
    Attempt attempt(String token, @Nullable String resends, int partsSent) {
        return new Attempt(
                reply.replyId(), token, resends, round, partsSent, null, trace.headers());
    }

    /** Writes an attempt to the log; null if its place there is not known yet. */
    @Nullable Boolean claim(Attempt attempt) throws InterruptedException {
        return log.claim(
                attempt, event(DeliveryStatus.ATTEMPTED, attempt.sentMessageId(), null, false));
    }

    /** Writes the outcome of an attempt, and counts it. */
    void write(Attempt attempt, Result result) throws InterruptedException {
        if (result.deadLetter() && !deadLettered) {
            // Before the result: once that is in the log, nobody looks at the reply again.
            parts.deadLetters().put(record, result.reason(), result.detail());
            deadLettered = true;
        }
        log.result(
                attempt,
                event(
                        result.status(),
                        result.providerMessageId(),
                        result.error(),
                        result.pause() != null));
        count(result);
    }

    private void count(Result result) {
        if (result.error() == null) {
            parts.metrics().sent(channel);
        } else if (result.pause() != null) {
            count(result.tried(), result.reason());
        } else {
            parts.metrics().failed("deliver", result.reason());
            trace.failed(result.reason());
            SenderLog.deliveryFailed(reply, result.detail());
        }
    }

    private void count(boolean tried, String reason) {
        if (tried) {
            parts.metrics().retried("deliver", reason);
        } else {
            parts.metrics().heldBack(channel, reason);
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
                parts.clock().instant(),
                error,
                retryable);
    }
}

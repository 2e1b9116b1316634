package dev.caesura.sender.handoff;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.HistoryEntry;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.guard.AccountGuard;
import dev.caesura.sender.guard.Admission;
import dev.caesura.sender.guard.CallException.Kind;
import dev.caesura.sender.handoff.inbox.Posting;
import dev.caesura.sender.lane.LaneWork;
import dev.caesura.sender.lane.Step;
import dev.caesura.service.secret.SecretException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Posts one hand-off, and tries again until the inbox has it, refuses it, or time is over. */
final class HandOffWork implements LaneWork {

    static final String STAGE = "hand-off";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final ConsumerRecord<byte[], byte[]> record;
    private final Outcome outcome;
    private final ConversationId conversation;
    private final String id;
    private final HandOffParts parts;
    private final LastLines lines;
    private final AccountGuard.Entry entry;
    private int failures;

    HandOffWork(
            ConsumerRecord<byte[], byte[]> record,
            Outcome outcome,
            String id,
            HandOffParts parts,
            LastLines lines) {
        this.record = record;
        this.outcome = outcome;
        this.conversation = ConversationId.parse(outcome.conversationId());
        this.id = id;
        this.parts = parts;
        this.lines = lines;
        this.entry = parts.guard().entry();
    }

    @Override
    public Step step() throws InterruptedException {
        Admission admission = entry.admit();
        if (admission instanceof Admission.Wait wait) {
            return isOver(Duration.ZERO) && !wait.inTurn()
                    ? giveUp(wait.reason(), null)
                    : Step.again(shorter(wait.after()));
        }
        try (Admission.Permit permit = (Admission.Permit) admission) {
            return post(permit);
        }
    }

    private Step post(Admission.Permit permit) throws InterruptedException {
        List<HistoryEntry> said;
        try {
            said = lines.of(conversation);
        } catch (IOException | SecretException e) {
            // Not the inbox's fault: its guard learns nothing.
            return again("processor-unavailable", e.getMessage(), null);
        }
        try {
            parts.inbox().post(posting(said));
            permit.answered();
            parts.metrics().handedOff(parts.inbox().name(), "posted");
            return Step.done();
        } catch (SecretException e) {
            return refused(
                    DeliveryException.of(
                            Kind.ACCOUNT, "secret-unreadable", String.valueOf(e.getMessage())),
                    permit);
        } catch (DeliveryException e) {
            return refused(e, permit);
        }
    }

    private Posting posting(List<HistoryEntry> said) {
        String console = parts.settings().consoleUrl();
        return new Posting(
                id,
                conversation,
                String.valueOf(outcome.reason()),
                outcome.at(),
                outcome.ofMessages(),
                said,
                console.isEmpty() ? null : HandOffHandler.link(console, conversation));
    }

    /** Posting again does no harm, so a call with an unknown outcome is repeated, too. */
    private Step refused(DeliveryException e, Admission.Permit permit) throws InterruptedException {
        parts.guard().learn(e, permit);
        return e.kind() == Kind.PERMANENT
                ? giveUp(e.reason(), e.detail())
                : again(e.reason(), e.detail(), e.retryAfter());
    }

    private Step again(String reason, @Nullable String detail, @Nullable Duration retryAfter)
            throws InterruptedException {
        failures++;
        Duration pause = parts.settings().retry().pause(failures, retryAfter);
        if (isOver(pause)) {
            return giveUp(reason, detail);
        }
        parts.metrics().retried(STAGE, reason);
        return Step.again(pause);
    }

    private boolean isOver(Duration pause) {
        return parts.clock()
                .instant()
                .plus(pause)
                .isAfter(outcome.at().plus(parts.settings().retry().budget()));
    }

    private Step giveUp(String reason, @Nullable String detail) throws InterruptedException {
        parts.refused().put(record, parts.inbox().name(), reason, detail);
        parts.metrics().failed(STAGE, reason);
        parts.metrics().handedOff(parts.inbox().name(), "refused");
        return Step.done();
    }

    private static Duration shorter(Duration wait) {
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}

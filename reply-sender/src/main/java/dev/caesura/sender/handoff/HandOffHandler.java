package dev.caesura.sender.handoff;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.sender.lane.LaneHandler;
import dev.caesura.sender.lane.LaneWork;
import dev.caesura.sender.lane.Ownership;
import dev.caesura.sender.lane.Step;
import dev.caesura.sender.work.Unreadable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Reads the turn ledger for messages that nobody answers, and has them posted to the inbox: one
 * posting for messages that were left to people together. A contact's later messages are posted
 * later, as long as Caesura does not answer.
 */
public final class HandOffHandler implements LaneHandler {

    /** Outcomes that leave nothing to do, whatever their reason is. */
    private static final Set<Outcome.Kind> DONE =
            Set.of(
                    Outcome.Kind.ANSWERED,
                    Outcome.Kind.DUPLICATE,
                    Outcome.Kind.IGNORED,
                    Outcome.Kind.SUPERSEDED,
                    Outcome.Kind.WITHDRAWN);

    private final HandOffParts parts;
    private final EventSerde<Outcome> serde;
    private final LastLines lines;

    public HandOffHandler(HandOffParts parts, EventSerde<Outcome> serde) {
        this.parts = parts;
        this.serde = serde;
        this.lines = new LastLines(parts.settings());
    }

    @Override
    public LaneWork open(ConsumerRecord<byte[], byte[]> record, Ownership ownership) {
        Outcome outcome;
        try {
            outcome = Unreadable.check(record, serde);
        } catch (SerializationException e) {
            // The processor of the topic sets it aside.
            return Step::done;
        }
        if (!isLeftToPeople(outcome)) {
            return Step::done;
        }
        if (parts.clock().instant().isAfter(outcome.at().plus(parts.settings().retry().budget()))) {
            parts.metrics().handedOff(parts.inbox().name(), "too-old");
            return Step::done;
        }
        return new HandOffWork(record, outcome, idOf(outcome), parts, lines);
    }

    private boolean isLeftToPeople(Outcome outcome) {
        return outcome.subject() == Outcome.Subject.MESSAGE
                && !DONE.contains(outcome.outcome())
                && outcome.reason() != null
                && parts.settings().reasons().contains(outcome.reason());
    }

    /**
     * The same messages left for the same reason are one hand-off, however often they are reported.
     */
    private static String idOf(Outcome outcome) {
        String of = outcome.conversationId() + "\n" + outcome.id() + "\n" + outcome.reason();
        return "ho-" + UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void setAside(ConsumerRecord<byte[], byte[]> record, Exception cause)
            throws InterruptedException {
        parts.refused()
                .put(
                        record,
                        parts.inbox().name(),
                        Reason.QUARANTINED.code(),
                        Unreadable.describe(cause));
        parts.metrics().failed(HandOffWork.STAGE, Reason.QUARANTINED.code());
    }

    /** The console's address of a conversation. */
    static String link(String consoleUrl, ConversationId conversation) {
        return consoleUrl.replaceAll("/+$", "")
                + "/#conversations/"
                + URLEncoder.encode(conversation.toString(), StandardCharsets.UTF_8)
                        .replace("+", "%20");
    }
}

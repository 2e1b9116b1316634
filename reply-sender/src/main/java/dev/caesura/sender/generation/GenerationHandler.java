package dev.caesura.sender.generation;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.sender.lane.LaneHandler;
import dev.caesura.sender.lane.LaneWork;
import dev.caesura.sender.lane.Ownership;
import dev.caesura.sender.lane.Step;
import dev.caesura.sender.ledger.LogFollower;
import dev.caesura.sender.trace.RecordTrace;
import dev.caesura.sender.work.TracedWork;
import dev.caesura.sender.work.Unreadable;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Has each request answered once, and publishes the draft, or the error in its place. It makes no
 * call for a void attempt, and cancels a running one.
 */
public final class GenerationHandler implements LaneHandler {

    private final GenerationParts parts;
    private final CancelMetrics cancels;
    private final LogFollower outcomes;
    private final Duration clockSkew;
    private final Map<Integer, OutcomeLog> logs = new ConcurrentHashMap<>();

    /**
     * A handler.
     *
     * @param outcomes follows the outcomes of the partitions whose requests are answered here
     * @param clockSkew the largest difference between the clocks of different machines
     */
    public GenerationHandler(GenerationParts parts, LogFollower outcomes, Duration clockSkew) {
        this.parts = parts;
        this.cancels = new CancelMetrics(parts.metrics(), parts.generators());
        this.outcomes = outcomes;
        this.clockSkew = clockSkew;
    }

    @Override
    public void arrived(ConsumerRecord<byte[], byte[]> record, Ownership ownership) {
        OutcomeLog known = logs.get(record.partition());
        if (known == null || known.ownership() != ownership) {
            long first = Math.min(record.timestamp(), parts.clock().millis());
            OutcomeLog log =
                    new OutcomeLog(
                            record.partition(),
                            Math.max(0, first - clockSkew.toMillis()),
                            ownership,
                            parts.topics().outcomes(),
                            parts.cancellations());
            logs.put(record.partition(), log);
            outcomes.follow(log);
        }
        RequestHead head = RequestHead.read(record.value());
        if (head != null) {
            parts.cancellations().asked(head.requestId(), head.attempt(), record.timestamp());
        }
    }

    @Override
    public LaneWork open(ConsumerRecord<byte[], byte[]> record, Ownership ownership) {
        ReplyRequest request;
        try {
            request = Unreadable.check(record, parts.topics().replyRequests().serde());
        } catch (SerializationException e) {
            return () -> unreadable(record, e);
        }
        ConversationId conversation = ConversationId.parse(request.conversationId());
        if (parts.generators().isElsewhere(conversation)) {
            return () -> leave(conversation);
        }
        RecordTrace trace = parts.traces().begin("generate reply", conversation.channel(), record);
        OutcomeLog log = Objects.requireNonNull(logs.get(record.partition()));
        PendingAnswer answer = parts.cancellations().open(request, record.timestamp(), ownership);
        return new TracedWork(
                new GenerationWork(
                        request, answer, cancels, log::isCaughtUp, ownership, parts, trace),
                trace);
    }

    @Override
    public void setAside(ConsumerRecord<byte[], byte[]> record, Exception cause)
            throws InterruptedException {
        parts.deadLetters().put(record, Reason.QUARANTINED.code(), Unreadable.describe(cause));
        parts.metrics().failed("generate", Reason.QUARANTINED.code());
    }

    private Step leave(ConversationId conversation) {
        parts.metrics().leftElsewhere(conversation);
        return Step.done();
    }

    private Step unreadable(ConsumerRecord<byte[], byte[]> record, SerializationException e)
            throws InterruptedException {
        parts.deadLetters().put(record, Unreadable.REASON, Unreadable.describe(e));
        parts.metrics().failed("generate", Unreadable.REASON);
        return Step.done();
    }
}

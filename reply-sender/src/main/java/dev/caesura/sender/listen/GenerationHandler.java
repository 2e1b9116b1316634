package dev.caesura.sender.listen;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.sender.lane.LaneHandler;
import dev.caesura.sender.lane.LaneWork;
import dev.caesura.sender.lane.Ownership;
import dev.caesura.sender.lane.Step;
import dev.caesura.sender.trace.RecordTrace;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Has each request answered once, and publishes the draft, or the error in its place. */
public final class GenerationHandler implements LaneHandler {

    private final GenerationParts parts;

    public GenerationHandler(GenerationParts parts) {
        this.parts = parts;
    }

    @Override
    public LaneWork open(ConsumerRecord<byte[], byte[]> record, Ownership ownership) {
        ReplyRequest request;
        try {
            request = Unreadable.check(record, parts.topics().replyRequests().serde());
        } catch (SerializationException e) {
            return () -> unreadable(record, e);
        }
        RecordTrace trace =
                parts.traces()
                        .begin(
                                "generate reply",
                                ConversationId.channelOf(request.conversationId()),
                                record);
        return new TracedWork(new GenerationWork(request, ownership, parts, trace), trace);
    }

    private Step unreadable(ConsumerRecord<byte[], byte[]> record, SerializationException e)
            throws InterruptedException {
        parts.deadLetters().put(record, Unreadable.REASON, Unreadable.describe(e));
        parts.metrics().failed("generate", Unreadable.REASON);
        return Step.done();
    }
}

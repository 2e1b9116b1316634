package dev.caesura.sender.listen;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.generate.Generated;
import dev.caesura.sender.generate.GenerationException;
import dev.caesura.sender.generate.Generators;
import dev.caesura.sender.lane.LaneHandler;
import dev.caesura.sender.lane.LaneWork;
import dev.caesura.sender.lane.Ownership;
import dev.caesura.sender.lane.Step;
import dev.caesura.sender.publish.DeadLetters;
import dev.caesura.sender.publish.EventPublisher;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Has each request answered once, and publishes the draft, or the error in its place. */
public final class GenerationHandler implements LaneHandler {

    private final Generators generators;
    private final EventPublisher publisher;
    private final DeadLetters deadLetters;
    private final Topics topics;
    private final EventSerde<ReplyRequest> serde;
    private final SenderMetrics metrics;
    private final Clock clock;

    public GenerationHandler(
            Generators generators,
            EventPublisher publisher,
            DeadLetters deadLetters,
            Topics topics,
            SenderMetrics metrics,
            Clock clock) {
        this.generators = generators;
        this.publisher = publisher;
        this.deadLetters = deadLetters;
        this.topics = topics;
        this.serde = topics.replyRequests().serde();
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public LaneWork open(ConsumerRecord<byte[], byte[]> record, Ownership ownership) {
        return new Work(record, ownership);
    }

    /** One request: generate once, then publish until it is there. */
    private final class Work implements LaneWork {
        private final ConsumerRecord<byte[], byte[]> record;
        private final Ownership ownership;
        private @Nullable ReplyDraft draft;

        Work(ConsumerRecord<byte[], byte[]> record, Ownership ownership) {
            this.record = record;
            this.ownership = ownership;
        }

        @Override
        public Step step() throws InterruptedException {
            ReplyDraft ready = draft;
            if (ready == null) {
                ReplyRequest request;
                try {
                    request = Unreadable.check(record, serde);
                } catch (SerializationException e) {
                    return unreadable(e);
                }
                ready = generate(request);
                draft = ready;
            }
            // A late draft is dropped: the partition's new owner generates its own.
            if (ownership.held()) {
                publisher.publish(topics.replyDrafts(), ready);
            }
            return Step.done();
        }

        private Step unreadable(SerializationException e) throws InterruptedException {
            deadLetters.put(record, Unreadable.REASON, Unreadable.describe(e));
            metrics.failed("generate", Unreadable.REASON);
            return Step.done();
        }
    }

    private ReplyDraft generate(ReplyRequest request) throws InterruptedException {
        Instant began = clock.instant();
        try {
            ConversationId conversation = ConversationId.parse(request.conversationId());
            Generated generated = generators.of(conversation).generate(request);
            long millis = metrics.generated(began, clock.instant(), generated);
            return new ReplyDraft(
                    request.requestId(),
                    request.conversationId(),
                    request.attempt(),
                    generated.text(),
                    generated.model(),
                    clock.instant(),
                    millis,
                    List.of(),
                    null);
        } catch (GenerationException e) {
            return failed(request, began, e.reason(), e);
        } catch (RuntimeException e) {
            return failed(request, began, "internal", e);
        }
    }

    private ReplyDraft failed(ReplyRequest request, Instant began, String reason, Exception e) {
        metrics.failed("generate", reason);
        SenderLog.generationFailed(request, e);
        Instant now = clock.instant();
        return new ReplyDraft(
                request.requestId(),
                request.conversationId(),
                request.attempt(),
                null,
                null,
                now,
                now.toEpochMilli() - began.toEpochMilli(),
                List.of(),
                reason);
    }
}

package dev.caesura.processor.processor;

import dev.caesura.processor.domain.turn.AskedBurst;
import dev.caesura.processor.domain.turn.Effect;
import dev.caesura.processor.store.MessageHistory;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.topic.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was decided to the topics. Every record carries its own timestamp: a timer has none
 * to lend.
 */
final class Emitter {

    private final ProcessorContext<byte[], byte[]> context;
    private final EventSerde<Outcome> outcomes = new EventSerde<>(Outcome.class);
    private final EventSerde<Reply> replies = new EventSerde<>(Reply.class);

    Emitter(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
    }

    void request(
            String conversationId,
            Effect.Ask ask,
            MessageHistory.Excerpt excerpt,
            long at,
            byte @Nullable [] trace) {
        byte[] request = RequestJson.write(conversationId, ask, excerpt);
        forward(conversationId, request, at, trace, Sinks.REPLY_REQUESTS);
    }

    void reply(String conversationId, Effect.Send send, byte @Nullable [] trace) {
        Reply reply =
                new Reply(
                        send.replyId(),
                        send.requestId(),
                        conversationId,
                        send.text(),
                        Instant.ofEpochMilli(send.approvedAt()),
                        send.route());
        forward(conversationId, replies.toBytes(reply), send.approvedAt(), trace, Sinks.REPLIES);
    }

    void messageOutcome(
            String conversationId,
            String messageId,
            Outcome.Kind outcome,
            @Nullable String requestId,
            @Nullable String reason,
            @Nullable Double score,
            long at) {
        outcome(
                new Outcome(
                        Outcome.Subject.MESSAGE,
                        messageId,
                        conversationId,
                        outcome,
                        requestId,
                        reason,
                        score,
                        Instant.ofEpochMilli(at)),
                at);
    }

    /** What became of the messages of a burst that got no turn. */
    void burstOutcome(String conversationId, Effect.Settle settle) {
        for (String messageId : settle.burst().messageIds()) {
            messageOutcome(
                    conversationId,
                    messageId,
                    settle.outcome(),
                    null,
                    settle.reason(),
                    settle.score(),
                    settle.at());
        }
    }

    /** What became of a turn, and of each of its messages. */
    void turnOutcome(String conversationId, Effect.EndTurn end) {
        AskedBurst burst = end.burst();
        outcome(
                new Outcome(
                        Outcome.Subject.TURN,
                        burst.requestId(),
                        conversationId,
                        end.outcome(),
                        burst.requestId(),
                        end.reason(),
                        end.score(),
                        Instant.ofEpochMilli(end.at())),
                end.at());
        for (String messageId : burst.messageIds()) {
            messageOutcome(
                    conversationId,
                    messageId,
                    end.outcome(),
                    burst.requestId(),
                    end.reason(),
                    end.score(),
                    end.at());
        }
    }

    /** Sets the record that is being processed aside, as it came, with where it was and why. */
    void deadLetter(Record<byte[], byte[]> record, String reason, Exception cause) {
        RecordHeaders headers = new RecordHeaders();
        RecordMetadata source = context.recordMetadata().orElseThrow();
        add(headers, Headers.SOURCE_TOPIC, source.topic());
        add(headers, Headers.SOURCE_PARTITION, "" + source.partition());
        add(headers, Headers.SOURCE_OFFSET, "" + source.offset());
        add(headers, Headers.REASON, reason);
        add(headers, Headers.EXCEPTION, cause.getClass().getName() + ": " + cause.getMessage());
        Header replays = record.headers().lastHeader(Headers.REPLAYS);
        if (replays != null) {
            headers.add(replays);
        }
        context.forward(record.withHeaders(headers), Sinks.DEAD_LETTERS);
    }

    /** Sets aside what is no record: a turn that failed, a conversation that can't go on. */
    void setAside(String conversationId, byte @Nullable [] value, String reason, long at) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, Headers.REASON, reason);
        byte[] key = conversationId.getBytes(StandardCharsets.UTF_8);
        context.forward(new Record<>(key, value, at, headers), Sinks.DEAD_LETTERS);
    }

    private void outcome(Outcome outcome, long at) {
        forward(outcome.conversationId(), outcomes.toBytes(outcome), at, null, Sinks.OUTCOMES);
    }

    private void forward(
            String conversationId, byte[] value, long at, byte @Nullable [] trace, String sink) {
        byte[] key = conversationId.getBytes(StandardCharsets.UTF_8);
        RecordHeaders headers = new RecordHeaders();
        if (trace != null) {
            headers.add(Headers.TRACEPARENT, trace);
        }
        context.forward(new Record<>(key, value, at, headers), sink);
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}

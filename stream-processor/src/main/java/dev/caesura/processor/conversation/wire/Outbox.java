package dev.caesura.processor.conversation.wire;

import dev.caesura.schemas.deadletters.DeadLetterContent;
import dev.caesura.schemas.deadletters.DeadLetterDraft;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.RecordLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Holds a step's records until all of them are known to be possible, then writes them. Every record
 * carries its own timestamp: a timer has none to pass on.
 */
public final class Outbox {

    private static final byte[] MARK = "1".getBytes(StandardCharsets.UTF_8);

    private final ProcessorContext<byte[], byte[]> context;
    private final List<Outgoing> waiting = new ArrayList<>();
    private boolean sent;

    private record Outgoing(Record<byte[], byte[]> record, String sink) {}

    /** An outbox of a task. */
    public Outbox(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
    }

    /** Adds an event of a conversation. */
    public <E extends Event> void add(
            String sink, EventSerde<E> serde, E event, long at, byte @Nullable [] trace) {
        add(sink, event.conversationId(), serde.toBytes(event), at, trace);
    }

    /**
     * Adds bytes.
     *
     * @throws IllegalStateException if a broker with default limits would refuse them
     */
    public void add(
            String sink, String conversationId, byte[] value, long at, byte @Nullable [] trace) {
        RecordHeaders headers = new RecordHeaders();
        if (trace != null) {
            headers.add(Headers.TRACEPARENT, trace);
        }
        byte[] key = conversationId.getBytes(StandardCharsets.UTF_8);
        int size = RecordLimits.bytesOf(key, value, headers);
        if (size > RecordLimits.LARGEST_RECORD) {
            throw new IllegalStateException(
                    "A record of " + size + " bytes for " + sink + " is larger than allowed");
        }
        waiting.add(new Outgoing(new Record<>(key, value, Math.max(0, at), headers), sink));
    }

    /** Adds a record to be brought, unchanged, to the partition of its conversation. */
    public void bring(String sink, Record<byte[], byte[]> record) {
        RecordHeaders headers = new RecordHeaders(record.headers());
        headers.add(Headers.BROUGHT, MARK);
        waiting.add(
                new Outgoing(
                        new Record<>(record.key(), record.value(), record.timestamp(), headers),
                        sink));
    }

    /** Adds a dead letter, cut to fit. */
    public void add(DeadLetterDraft draft, long at) {
        DeadLetterContent letter = draft.build();
        waiting.add(
                new Outgoing(
                        new Record<>(
                                letter.key(), letter.value(), Math.max(0, at), letter.headers()),
                        Sinks.DEAD_LETTERS));
    }

    /** Writes the records that wait. */
    public void send() {
        for (Outgoing outgoing : waiting) {
            context.forward(outgoing.record(), outgoing.sink());
            sent = true;
        }
        waiting.clear();
    }

    /** Whether anything was written since the last call. */
    public boolean takeSent() {
        boolean was = sent;
        sent = false;
        return was;
    }

    /** Drops the records that wait: the step failed. */
    public void clear() {
        waiting.clear();
    }
}

package dev.caesura.sender.delivery;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.sender.lane.LaneHandler;
import dev.caesura.sender.lane.LaneWork;
import dev.caesura.sender.lane.Ownership;
import dev.caesura.sender.lane.Step;
import dev.caesura.sender.ledger.DeliveryLog;
import dev.caesura.sender.trace.RecordTrace;
import dev.caesura.sender.work.TracedWork;
import dev.caesura.sender.work.Unreadable;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Delivers each reply once, as the deliveries of its partition allow. */
public final class DeliveryHandler implements LaneHandler {

    /** Opens the deliveries of a partition that was taken over. */
    @FunctionalInterface
    public interface Opening {

        /**
         * The deliveries, to be read from the point that the partition's first unfinished reply
         * requires.
         *
         * @param timestamp of that reply, in milliseconds since 1970
         */
        DeliveryLog open(int partition, long timestamp, Ownership ownership);
    }

    private final DeliveryParts parts;
    private final EventSerde<Reply> serde;
    private final Opening opening;
    private final Map<Integer, Held> held = new ConcurrentHashMap<>();
    private final String instance = UUID.randomUUID().toString();
    private final AtomicLong attempts = new AtomicLong();

    public DeliveryHandler(DeliveryParts parts, EventSerde<Reply> serde, Opening opening) {
        this.parts = parts;
        this.serde = serde;
        this.opening = opening;
    }

    @Override
    public void arrived(ConsumerRecord<byte[], byte[]> record, Ownership ownership) {
        Held known = held.get(record.partition());
        if (known == null || known.ownership != ownership) {
            DeliveryLog log = opening.open(record.partition(), record.timestamp(), ownership);
            held.put(record.partition(), new Held(ownership, log));
        }
    }

    @Override
    public LaneWork open(ConsumerRecord<byte[], byte[]> record, Ownership ownership) {
        Reply reply;
        try {
            reply = Unreadable.check(record, serde);
        } catch (SerializationException e) {
            return () -> unreadable(record, e);
        }
        DeliveryLog log = Objects.requireNonNull(held.get(record.partition())).log;
        RecordTrace trace =
                parts.traces()
                        .begin(
                                "deliver reply",
                                ConversationId.channelOf(reply.conversationId()),
                                record);
        DeliveryReport report = new DeliveryReport(record, reply, log, parts, trace);
        return new TracedWork(
                new DeliveryWork(reply, ownership, report, parts, this::nextToken), trace);
    }

    @Override
    public void setAside(ConsumerRecord<byte[], byte[]> record, Exception cause)
            throws InterruptedException {
        parts.deadLetters().put(record, Reason.QUARANTINED.code(), Unreadable.describe(cause));
        parts.metrics().failed("deliver", Reason.QUARANTINED.code());
    }

    private String nextToken() {
        return instance + "-" + attempts.incrementAndGet();
    }

    private Step unreadable(ConsumerRecord<byte[], byte[]> record, SerializationException e)
            throws InterruptedException {
        parts.deadLetters().put(record, Unreadable.REASON, Unreadable.describe(e));
        parts.metrics().failed("deliver", Unreadable.REASON);
        return Step.done();
    }

    private record Held(Ownership ownership, DeliveryLog log) {}
}

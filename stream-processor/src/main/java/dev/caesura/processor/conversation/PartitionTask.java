package dev.caesura.processor.conversation;

import dev.caesura.processor.conversation.live.LiveConversation;
import dev.caesura.processor.conversation.live.LiveConversations;
import dev.caesura.processor.conversation.live.Pace;
import dev.caesura.processor.conversation.observe.PartitionReport;
import dev.caesura.processor.conversation.observe.Sensors;
import dev.caesura.processor.conversation.observe.ShadowBursts;
import dev.caesura.processor.conversation.time.BrokerSkew;
import dev.caesura.processor.conversation.time.Fences;
import dev.caesura.processor.conversation.time.PartitionClock;
import dev.caesura.processor.conversation.time.SteadyClock;
import dev.caesura.processor.conversation.wire.Outbox;
import dev.caesura.processor.conversation.wire.Sinks;
import dev.caesura.processor.domain.conversation.ConversationEvent;
import dev.caesura.processor.domain.conversation.ConversationMetric;
import dev.caesura.processor.domain.time.BrokerTime;
import dev.caesura.processor.domain.time.FenceTime;
import dev.caesura.processor.domain.time.LogTime;
import dev.caesura.processor.domain.time.Moment;
import dev.caesura.processor.mapping.UnmappedException;
import dev.caesura.processor.store.CallCounts;
import dev.caesura.processor.store.Conversations;
import dev.caesura.processor.store.HistoryLog;
import dev.caesura.processor.store.NewerStateException;
import dev.caesura.processor.store.PartitionMarks;
import dev.caesura.processor.store.SpilledMessages;
import dev.caesura.processor.store.StoreNames;
import dev.caesura.processor.store.Stores;
import dev.caesura.schemas.deadletters.DeadLetterDraft;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.serde.EventSerde;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One partition's work: turns records and time into events of conversations, and takes their steps.
 *
 * <p>The timer decides nothing: when a deadline is due by the clock, it has a fence written, and
 * the fence that is read back closes the bursts that are due by the log.
 */
final class PartitionTask {

    /**
     * The most conversations that one record or look at the clock moves: a fence may end a million
     * bursts after an outage, and all in one go would outlast the transaction.
     */
    private static final int MOVED_AT_ONCE = 500;

    /** The stored conversations that one look passes at first, and in later rounds. */
    private static final int SWEPT_AT_FIRST = 2_000;

    private static final int SWEPT_LATER = 10;

    /** Records are committed this soon while the partition is not behind, in milliseconds. */
    private static final long COMMITTED_WITHIN = 40;

    /** Further behind than this, fewer and larger commits finish sooner, in milliseconds. */
    private static final long BEHIND = 1_000;

    /** A smaller jump of the broker's clock is no more than an adjustment, in milliseconds. */
    private static final long WORTH_TELLING = 1_000;

    private static final Logger log = LoggerFactory.getLogger(PartitionTask.class);

    private final ProcessorContext<byte[], byte[]> context;
    private final TaskParts parts;
    private final PartitionClock clock;
    private final Fences fences;
    private final LiveConversations live;
    private final Conversations store;
    private final HistoryLog history;
    private final ConversationSteps steps;
    private final Outbox outbox;
    private final Sensors sensors;
    private final PartitionReport report;
    private final ShadowBursts shadows;
    private final Pace pace = new Pace();
    private final CallCounts calls;
    private final Records records;
    private final Reopening reopening;
    private final BrokerSkew skew;
    private final SteadyClock steady;
    private final int partition;
    private final EventSerde<Outcome> outcomes = new EventSerde<>(Outcome.class);
    private long toldSkew;
    private boolean sweptOnce;
    private boolean touched;
    private long committedAt;
    private long lastStamp;

    PartitionTask(ProcessorContext<byte[], byte[]> context, TaskParts parts) {
        this.context = context;
        this.parts = parts;
        partition = context.taskId().partition();
        steady = new SteadyClock(context::currentSystemTimeMs);
        sensors = new Sensors(context.metrics(), context.taskId().toString());
        clock =
                new PartitionClock(
                        new PartitionMarks(context.getStateStore(StoreNames.PARTITIONS)),
                        partition);
        calls = new CallCounts(context.getStateStore(StoreNames.PARTITIONS), partition);
        skew = new BrokerSkew(clock.mark().skew());
        toldSkew = skew.millis();
        fences = new Fences(parts.log(), partition);
        fences.skewed(toldSkew);
        store = new Conversations(context.getStateStore(StoreNames.CONVERSATIONS));
        history = new HistoryLog(context.getStateStore(StoreNames.HISTORY));
        SpilledMessages spilled = new SpilledMessages(context.getStateStore(StoreNames.SPILLED));
        spilled.clear();
        live =
                new LiveConversations(
                        store, spilled, parts.policies(), parts.similarity(), parts.room());
        outbox = new Outbox(context);
        EffectApplier effects =
                new EffectApplier(
                        parts.topics(),
                        history,
                        spilled,
                        outbox,
                        sensors,
                        parts.observer(),
                        pace,
                        calls);
        steps =
                new ConversationSteps(
                        live, store, history, effects, outbox, sensors, parts.observer());
        report = new PartitionReport(parts.observer(), partition);
        shadows = new ShadowBursts(sensors);
        records = new Records(parts.topics(), MessageTopic.of(parts, partition));
        reopening = new Reopening(records, live, steps, this::moment);
        try {
            reopening.read(parts.log(), partition, clock.mark());
        } catch (RuntimeException e) {
            live.release();
            throw e;
        }
        parts.opened(partition, live);
    }

    /** A record is read. */
    void process(Record<byte[], byte[]> record) {
        RecordMetadata source = context.recordMetadata().orElseThrow();
        report.read(record.timestamp(), context.currentSystemTimeMs());
        lastStamp = record.timestamp();
        reopening.finish();
        try {
            dispatch(record, source);
        } catch (SerializationException e) {
            setAside(record, source, e);
        } catch (KafkaException | NewerStateException e) {
            throw e;
        } catch (RuntimeException e) {
            // Nobody foresaw it. If read again, the record would fail again: the partition goes on
            // without it.
            log.error("{} could not be processed; it is set aside", source, e);
            parts.observer().setAside("" + source, Reason.QUARANTINED.code());
            setAside(record, source, Reason.QUARANTINED, e);
        }
        if (records.isMessages(source.topic())) {
            clock.read(source.offset(), live.openFrom());
        }
    }

    private void dispatch(Record<byte[], byte[]> record, RecordMetadata source) {
        if (records.isMessages(source.topic())) {
            if (records.isFence(record)) {
                fence(record.timestamp());
            } else {
                message(record, source);
            }
        } else {
            Records.Addressed addressed = records.read(record, source.topic());
            if (!records.isHere(addressed.id())) {
                bring(record, source.topic());
                return;
            }
            if (records.isAnswer(source.topic())) {
                clock.answered(record.timestamp());
            }
            if (addressed.command() != null) {
                sensors.add(ConversationMetric.of(addressed.command()));
            }
            steps.step(
                    addressed.id(),
                    addressed.event(),
                    moment(addressed.id()),
                    records.traceOf(record));
        }
    }

    /** Its key does not determine the partition of its conversation's messages. */
    private void bring(Record<byte[], byte[]> record, String topic) {
        outbox.bring(records.sinkOf(record, topic), record);
        outbox.send();
        sensors.add(ConversationMetric.BROUGHT);
    }

    private void message(Record<byte[], byte[]> record, RecordMetadata source) {
        long at = arrival(skew.ofRecord(record.timestamp(), known()));
        fences.observe(at, steady.millis());
        clock.observe(at);
        Optional<Records.Addressed> read =
                records.message(
                        record.key(), record.value(), record.headers(), at, source.offset());
        moveOn();
        if (read.isEmpty()) {
            sensors.add(ConversationMetric.NO_MESSAGE);
            return;
        }
        Records.Addressed message = read.get();
        if (message.event() instanceof ConversationEvent.MessageArrived arrived) {
            shadow(message.id(), arrived);
        }
        steps.step(message.id(), message.event(), moment(message.id()), records.traceOf(record));
    }

    private void shadow(String id, ConversationEvent.MessageArrived arrived) {
        if (parts.policies().of(id).shadow().isNothing()) {
            return;
        }
        shadows.arrived(live.get(id), arrived.message());
    }

    private void fence(long stamp) {
        long at = arrival(skew.ofFence(stamp, known()));
        fences.read(at, steady.millis());
        steady.awake();
        clock.observe(at);
        moveOn();
    }

    private BrokerSkew.Known known() {
        return new BrokerSkew.Known(
                atMost(),
                steady.millis(),
                clock.time(),
                live.openFrom() != Long.MAX_VALUE,
                live.nextDue() == Long.MAX_VALUE);
    }

    /** Reports a jump of the broker's clock, and keeps it out of the log's time. */
    private long arrival(long at) {
        if (skew.millis() != toldSkew) {
            if (skew.millis() == 0) {
                log.info("The broker's clock is right again on partition {}", partition);
                parts.observer().skewed(partition, Duration.ZERO);
            } else if (Math.abs(skew.millis() - toldSkew) >= WORTH_TELLING) {
                log.warn(
                        "The broker's clock jumped by {} ms on partition {}; its timestamps are"
                                + " taken as {} ms earlier from now on",
                        skew.millis() - toldSkew,
                        partition,
                        skew.millis());
                sensors.add(ConversationMetric.CLOCK_SKEW);
                parts.observer().skewed(partition, Duration.ofMillis(skew.millis()));
            }
            toldSkew = skew.millis();
            fences.skewed(toldSkew);
            clock.skewed(toldSkew);
        }
        return at;
    }

    /** The broker's time if the machine slept for as long as it may have. */
    private long atMost() {
        return present() + steady.slept();
    }

    private long present() {
        return fences.brokerTime(steady.millis());
    }

    /** Does some of what is due by the log read so far; the rest is done at the next look. */
    private void moveOn() {
        shadows.timeRead(clock.time(), MOVED_AT_ONCE);
        due(live.takeBurstsDue(clock.time(), MOVED_AT_ONCE));
        due(live.takeTurnsDue(fences.readUpTo(), MOVED_AT_ONCE));
    }

    private void due(List<String> ids) {
        for (String id : ids) {
            if (live.isWaiting(id)) {
                steps.step(id, new ConversationEvent.TimeRead(clock.time()), moment(id), null);
            }
        }
    }

    /** A look at the clock. */
    void look(long wallClock) {
        reopening.finish();
        moveOn();
        long now = steady.millis();
        if (!sweptOnce) {
            sweptOnce = sweep(SWEPT_AT_FIRST);
        }
        if (live.nextDue() < fences.brokerTime(now)) {
            fences.ask(now);
        }
        commit(now);
    }

    /** Nobody sees a request before it is committed. */
    private void commit(long now) {
        if (now - committedAt >= COMMITTED_WITHIN
                && present() + skew.millis() - lastStamp < BEHIND
                && outbox.takeSent()) {
            context.commit();
            committedAt = now;
        }
    }

    /** Reports the partition's state, and looks for conversations that nobody needs any more. */
    void everySecond(long wallClock) {
        report.tell(live.size(), fences.awaitedFor(steady.millis()), live.stillest(now()));
        if (!touched) {
            touched = true;
            store.touch();
            history.touch(now());
        }
        if (sweptOnce) {
            sweep(SWEPT_LATER);
        }
    }

    /**
     * Passes over stored conversations: those with a turn or a queue are taken into memory, for
     * their deadlines; those that have been idle for too long are removed.
     */
    private boolean sweep(int most) {
        long idleSince = now() - Stores.HISTORY_RETENTION.toMillis();
        List<String> idle = new ArrayList<>();
        List<LiveConversation> waiting = new ArrayList<>();
        boolean last =
                store.sweep(
                        most,
                        (id, bytes) -> {
                            if (live.isWaiting(id)) {
                                return;
                            }
                            LiveConversation stored = readable(id, bytes);
                            if (stored == null || !stored.state().isIdle()) {
                                if (stored != null) {
                                    waiting.add(stored);
                                }
                            } else if (Conversations.isForgettable(stored.state(), idleSince)) {
                                idle.add(id);
                            }
                        });
        waiting.forEach(one -> live.settle(one, one.state()));
        for (String id : idle) {
            store.save(id, null);
            sensors.add(ConversationMetric.IDLE_CONVERSATION_REMOVED);
        }
        return last;
    }

    /** A damaged conversation is set aside when its next event comes. */
    private @Nullable LiveConversation readable(String id, byte[] bytes) {
        try {
            return live.load(id, bytes);
        } catch (NewerStateException e) {
            throw e;
        } catch (RuntimeException e) {
            return null;
        }
    }

    private void setAside(
            Record<byte[], byte[]> record, RecordMetadata source, SerializationException cause) {
        if (cause instanceof UnmappedException unmapped) {
            // Most likely a mistake in a team's own code, which the next records will show too.
            log.error("{} is set aside: {}", source, cause.getMessage());
            parts.observer().setAside("" + source, unmapped.reason().code());
        }
        setAside(record, source, reasonOf(cause), cause);
    }

    private static Reason reasonOf(SerializationException cause) {
        if (cause instanceof UnmappedException unmapped) {
            return unmapped.reason();
        }
        return cause instanceof Records.TooLargeException ? Reason.TOO_LARGE : Reason.UNREADABLE;
    }

    private void setAside(
            Record<byte[], byte[]> record,
            RecordMetadata source,
            Reason reason,
            RuntimeException cause) {
        outbox.clear();
        sensors.add(
                switch (reason) {
                    case TOO_LARGE -> ConversationMetric.TOO_LARGE;
                    case UNMAPPED -> ConversationMetric.UNMAPPED;
                    case MISPLACED -> ConversationMetric.MISPLACED;
                    case QUARANTINED -> ConversationMetric.QUARANTINED;
                    default -> ConversationMetric.UNREADABLE;
                });
        if (cause instanceof Records.TooLargeException large) {
            large.outcome(record.timestamp())
                    .ifPresent(
                            outcome ->
                                    outbox.add(
                                            Sinks.OUTCOMES,
                                            outcomes,
                                            outcome,
                                            record.timestamp(),
                                            null));
        }
        outbox.add(
                DeadLetterDraft.of(record.key(), record.value(), record.headers())
                        .from(source.topic(), source.partition(), source.offset())
                        .because(reason.code())
                        .detail(cause),
                record.timestamp());
        outbox.send();
    }

    void close() {
        report.release();
        parts.closed(partition, live);
        live.release();
        sensors.close();
    }

    private Moment moment(String conversationId) {
        return new Moment(
                new LogTime(clock.time()),
                new FenceTime(fences.readUpTo()),
                new BrokerTime(now()),
                new BrokerTime(pace.nextPlace()),
                new LogTime(clock.mark().answeredAt()),
                calls.of(ConversationId.accountOf(conversationId)));
    }

    /**
     * The present, by the broker's clock: never before a timestamp that the broker has already
     * written.
     */
    private long now() {
        return Math.max(present(), clock.time());
    }
}

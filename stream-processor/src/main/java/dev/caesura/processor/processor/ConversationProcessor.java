package dev.caesura.processor.processor;

import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.turn.ConversationEvent;
import dev.caesura.processor.domain.turn.ConversationEvent.Opinion;
import dev.caesura.processor.domain.turn.Occurrence;
import dev.caesura.processor.store.ActiveConversations;
import dev.caesura.processor.store.Memories;
import dev.caesura.processor.store.MessageLog;
import dev.caesura.processor.store.SeenIds;
import dev.caesura.processor.store.StoreNames;
import dev.caesura.processor.store.Stores;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.similarity.Similarity;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a conversation's state: takes messages, fences, drafts, deliveries and commands
 * of its partition, in the log's order, has the rules decide, and emits requests, replies and
 * outcomes.
 *
 * <p>Every kind of record ends in the same step: load, decide, save, move the deadline, emit. The
 * timer decides nothing: when a deadline is due by the clock, it has a fence written, and the fence
 * that is read back closes what is due by the log.
 */
final class ConversationProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    /**
     * How often deadlines are looked at; a look without anything due costs nothing worth naming.
     */
    static final Duration TICK = Duration.ofMillis(20);

    /** How often it tells how it stands, and looks for idle conversations. */
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final int SWEPT_AT_ONCE = 50;

    /** The turns that one record or look at the clock moves at most. */
    private static final int MOVED_AT_ONCE = 500;

    private final Topics topics;
    private final Policies policies;
    private final Similarity similarity;
    private final FenceWriter fenceWriter;
    private final ProcessorObserver observer;
    private final HeldBytes room;
    private final EventSerde<ReplyDraft> drafts = new EventSerde<>(ReplyDraft.class);
    private final EventSerde<DeliveryEvent> deliveries = new EventSerde<>(DeliveryEvent.class);
    private final EventSerde<Command> commands = new EventSerde<>(Command.class);

    private ProcessorContext<byte[], byte[]> context;
    private PartitionClock clock;
    private Fences fences;
    private LiveConversations live;
    private Memories memories;
    private MessageStep arrivals;
    private BurstStep bursts;
    private TurnStep turns;
    private CommandStep orders;
    private Emitter emitter;
    private Counts counts;
    private Standings standings;
    private byte @Nullable [] trace;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
    ConversationProcessor(
            Topics topics,
            Policies policies,
            Similarity similarity,
            FenceWriter fenceWriter,
            ProcessorObserver observer,
            HeldBytes room) {
        this.topics = topics;
        this.policies = policies;
        this.similarity = similarity;
        this.fenceWriter = fenceWriter;
        this.observer = observer;
        this.room = room;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        int partition = context.taskId().partition();
        counts = new Counts(context.metrics(), context.taskId().toString());
        clock = new PartitionClock(context.getStateStore(StoreNames.CLOCK), partition);
        fences = new Fences(fenceWriter, partition);
        memories = new Memories(context.getStateStore(StoreNames.MEMORY));
        live =
                new LiveConversations(
                        new ActiveConversations(context.getStateStore(StoreNames.ACTIVE)),
                        memories,
                        policies,
                        room);
        MessageLog messages = new MessageLog(context.getStateStore(StoreNames.MESSAGES));
        emitter = new Emitter(context);
        turns = new TurnStep(similarity, messages, emitter, counts);
        bursts = new BurstStep(live, messages, turns, emitter, observer, counts);
        standings = new Standings(observer, partition, live);
        SeenIds seen = new SeenIds(context.getStateStore(StoreNames.SEEN));
        orders = new CommandStep(live, bursts, turns, counts);
        arrivals = new MessageStep(live, seen, messages, bursts, emitter, counts);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::look);
        context.schedule(SECOND, PunctuationType.WALL_CLOCK_TIME, this::everySecond);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata source = context.recordMetadata().orElseThrow();
        trace = Incoming.traceOf(record);
        standings.read(record.timestamp(), context.currentSystemTimeMs());
        try {
            dispatch(record, source);
        } catch (SerializationException e) {
            counts.add(Occurrence.UNREADABLE);
            emitter.deadLetter(record, "unreadable", e);
        }
    }

    @Override
    public void close() {
        standings.release();
        live.release();
        counts.close();
    }

    private void dispatch(Record<byte[], byte[]> record, RecordMetadata source) {
        String topic = source.topic();
        if (topic.equals(topics.messages().name())) {
            if (record.value() == null && record.headers().lastHeader(Headers.FENCE) != null) {
                fence(record.timestamp());
            } else {
                message(record, source.offset());
            }
        } else if (topic.equals(topics.replyDrafts().name())) {
            event(record, drafts, this::draft);
        } else if (topic.equals(topics.deliveries().name())) {
            event(record, deliveries, this::delivery);
        } else {
            event(record, commands, this::command);
        }
    }

    private void fence(long appendedAt) {
        fences.read(appendedAt, context.currentSystemTimeMs());
        clock.observe(appendedAt);
        moveOn();
    }

    /** Does what is due by what has been read, some of it: the rest is done at the next look. */
    private void moveOn() {
        trace = null;
        bursts.timeRead(clock.time(), now());
        for (String id : live.takeTurnsDue(fences.readUpTo(), MOVED_AT_ONCE)) {
            turn(id, new ConversationEvent.TimeRead(fences.readUpTo()));
        }
    }

    private void message(Record<byte[], byte[]> record, long offset) {
        String conversationId = Incoming.conversationOf(record);
        MessageHead head = Incoming.message(record, conversationId);
        fences.observe(record.timestamp(), context.currentSystemTimeMs());
        clock.observe(record.timestamp());
        bursts.timeRead(clock.time(), now());
        arrivals.arrived(
                new Arrived(
                        conversationId, head, record.timestamp(), offset, record.value(), trace),
                clock.time(),
                now());
    }

    private void draft(ReplyDraft draft, long at) {
        turn(
                draft.conversationId(),
                new ConversationEvent.DraftArrived(
                        draft.requestId(),
                        draft.attempt(),
                        draft.text(),
                        draft.error(),
                        draft.opinions().stream()
                                .map(one -> new Opinion(one.replyId(), one.score()))
                                .toList(),
                        at));
    }

    private void delivery(DeliveryEvent delivery, long at) {
        // What waits behind this turn has a trace of its own.
        trace = null;
        turn(
                delivery.conversationId(),
                new ConversationEvent.DeliveryReported(
                        delivery.replyId(),
                        delivery.status(),
                        delivery.providerMessageId(),
                        delivery.retryable(),
                        delivery.error(),
                        at));
    }

    private void command(Command command, long at) {
        orders.obey(command, at, clock.time(), now());
    }

    private void turn(String conversationId, ConversationEvent event) {
        LiveConversation conversation = bursts.caughtUp(conversationId, clock.time(), now());
        conversation.trace(trace);
        turns.happened(conversation, event, now());
        live.settle(conversation);
    }

    private <E extends Event> void event(
            Record<byte[], byte[]> record, EventSerde<E> serde, BiConsumer<E, Long> handler) {
        handler.accept(Incoming.event(record, serde), record.timestamp());
    }

    private void look(long wallClock) {
        moveOn();
        if (live.nextDue() < fences.brokerTime(wallClock)) {
            fences.ask(wallClock);
        }
    }

    private void everySecond(long wallClock) {
        standings.tell(fences.awaitedFor(wallClock), now());
        long before = now() - Stores.HISTORY_RETENTION.toMillis();
        int removed = memories.sweep(before, SWEPT_AT_ONCE);
        for (int i = 0; i < removed; i++) {
            counts.add(Occurrence.IDLE_CONVERSATION_REMOVED);
        }
    }

    /** The present, by the broker's clock: never before what the broker has already written. */
    private long now() {
        return Math.max(fences.brokerTime(context.currentSystemTimeMs()), clock.time());
    }
}

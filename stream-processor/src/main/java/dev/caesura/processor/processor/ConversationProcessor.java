package dev.caesura.processor.processor;

import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.similarity.Similarity;
import dev.caesura.processor.domain.turn.ConversationEvent;
import dev.caesura.processor.domain.turn.ConversationEvent.Opinion;
import dev.caesura.processor.store.ActiveConversations;
import dev.caesura.processor.store.Memories;
import dev.caesura.processor.store.MessageLog;
import dev.caesura.processor.store.SeenIds;
import dev.caesura.processor.store.StoreNames;
import dev.caesura.processor.store.Stores;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

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
    private Emitter emitter;
    private Counts counts;
    private Standings standings;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
    ConversationProcessor(
            Topics topics,
            Policies policies,
            Similarity similarity,
            FenceWriter fenceWriter,
            ProcessorObserver observer) {
        this.topics = topics;
        this.policies = policies;
        this.similarity = similarity;
        this.fenceWriter = fenceWriter;
        this.observer = observer;
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
                        policies);
        MessageLog messages = new MessageLog(context.getStateStore(StoreNames.MESSAGES));
        emitter = new Emitter(context);
        turns = new TurnStep(policies, similarity, messages, emitter, counts);
        bursts = new BurstStep(policies, live, messages, turns, observer, counts);
        standings = new Standings(observer, partition, live);
        SeenIds seen = new SeenIds(context.getStateStore(StoreNames.SEEN));
        arrivals = new MessageStep(policies, live, seen, messages, bursts, emitter, counts);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::look);
        context.schedule(SECOND, PunctuationType.WALL_CLOCK_TIME, this::everySecond);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata source = context.recordMetadata().orElseThrow();
        standings.read(record.timestamp(), context.currentSystemTimeMs());
        try {
            dispatch(record, source);
        } catch (SerializationException e) {
            counts.add("unreadable");
            emitter.deadLetter(record.key(), record.value(), "unreadable", e, record.timestamp());
        }
    }

    @Override
    public void close() {
        standings.release();
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
        bursts.timeRead(clock.time(), now());
        for (String id : live.takeTurnsDue(fences.readUpTo(), MOVED_AT_ONCE)) {
            turn(id, new ConversationEvent.TimeRead(fences.readUpTo()));
        }
    }

    private void message(Record<byte[], byte[]> record, long offset) {
        String conversationId = conversationOf(record);
        MessageHead head = MessageHead.read(value(record));
        if (head.conversationId() != null && !head.conversationId().equals(conversationId)) {
            throw new SerializationException(
                    "The key is " + conversationId + ", the message says " + head.conversationId());
        }
        fences.observe(record.timestamp(), context.currentSystemTimeMs());
        clock.observe(record.timestamp());
        bursts.timeRead(clock.time(), now());
        arrivals.arrived(
                new Arrived(conversationId, head, record.timestamp(), offset, record.value()),
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
        String id = command.conversationId();
        counts.add("command-" + command.command().name().toLowerCase(Locale.ROOT));
        LiveConversation conversation = bursts.caughtUp(id, clock.time(), now());
        switch (command.command()) {
            case FLUSH -> bursts.closeAll(conversation, at, CloseReason.FLUSH, now());
            case UNLOCK -> happened(conversation, new ConversationEvent.Unlocked(at));
            case RESUME -> happened(conversation, new ConversationEvent.Resumed(at));
            case STOP -> interrupt(conversation, new ConversationEvent.Stopped("stop-command", at));
            case PAUSE ->
                    interrupt(
                            conversation,
                            new ConversationEvent.Paused(
                                    CommandParameters.pauseEnd(command, at), "pause-command", at));
            case FORGET -> {
                interrupt(conversation, new ConversationEvent.Stopped("forgotten", at));
                happened(conversation, new ConversationEvent.Forgotten(at));
            }
        }
        live.settle(conversation);
    }

    private void interrupt(LiveConversation conversation, ConversationEvent event) {
        bursts.interrupt(conversation, event, CloseReason.FLUSH, now());
    }

    private void happened(LiveConversation conversation, ConversationEvent event) {
        turns.happened(conversation, event, now());
    }

    private void turn(String conversationId, ConversationEvent event) {
        LiveConversation conversation = bursts.caughtUp(conversationId, clock.time(), now());
        happened(conversation, event);
        live.settle(conversation);
    }

    private <E extends Event> void event(
            Record<byte[], byte[]> record, EventSerde<E> serde, BiConsumer<E, Long> handler) {
        String conversationId = conversationOf(record);
        E event = serde.fromBytes(value(record));
        if (!conversationId.equals(event.conversationId())) {
            throw new SerializationException(
                    "The key is " + conversationId + ", the value says " + event.conversationId());
        }
        handler.accept(event, record.timestamp());
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
            counts.add("idle-conversation-removed");
        }
    }

    /** The present, by the broker's clock: never before what the broker has already written. */
    private long now() {
        return Math.max(fences.brokerTime(context.currentSystemTimeMs()), clock.time());
    }

    private static String conversationOf(Record<byte[], byte[]> record) {
        byte[] key = record.key();
        if (key == null || key.length == 0) {
            throw new SerializationException("The record has no key; it must be the conversation");
        }
        return new String(key, StandardCharsets.UTF_8);
    }

    private static byte[] value(Record<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            throw new SerializationException("The record has no value, and is no fence");
        }
        return value;
    }
}

package dev.caesura.processor.conversation;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The one writer of a conversation's state: takes messages, fences, drafts, deliveries and commands
 * of its partition, in the log's order, has the domain decide, and emits requests, replies and
 * outcomes. {@link PartitionTask} does the work, from {@link #init} on.
 */
final class ConversationProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    /** How often deadlines are checked; a check without anything due costs next to nothing. */
    static final Duration TICK = Duration.ofMillis(20);

    /** How often it reports its state, and looks for idle conversations. */
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TaskParts parts;
    private PartitionTask task;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
    ConversationProcessor(TaskParts parts) {
        this.parts = parts;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        parts.check().accept(context.appConfigs());
        task = new PartitionTask(context, parts);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, task::look);
        context.schedule(SECOND, PunctuationType.WALL_CLOCK_TIME, task::everySecond);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        task.process(record);
    }

    @Override
    public void close() {
        task.close();
    }
}

package dev.caesura.processor.conversation.time;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The partitions of {@code messages}, or of the topic that takes its place, for access besides that
 * of Kafka Streams: a task writes fences into its own partition, and after a restart reads the
 * messages of its open bursts again.
 */
public interface FencedLog extends AutoCloseable {

    /**
     * Writes a fence: a null value, unless the topic is a team's own and its fences have one, with
     * the header {@code caesura-fence}. It proves, when it is read back, that everything before it
     * has been read. It never blocks the caller, which is the stream thread.
     *
     * @return completes with the record's timestamp in milliseconds since the epoch, or
     *     exceptionally if it was not written; a lost fence is simply requested again
     */
    CompletionStage<Long> write(int partition);

    /**
     * Reads records again, in the log's order, before the task goes on. Records that the log no
     * longer has are passed over.
     *
     * @param partition the task's own
     * @param from the first offset
     * @param to the last offset, included
     * @throws org.apache.kafka.common.KafkaException if the log can't be read
     */
    void read(int partition, long from, long to, Consumer<ConsumerRecord<byte[], byte[]>> reader);

    /**
     * How many partitions there are; asked only where messages come from a team's own topic.
     *
     * @throws org.apache.kafka.common.KafkaException if no broker answers
     */
    default int partitions() {
        throw new UnsupportedOperationException(
                "A FencedLog of your own must say how many partitions your topic has");
    }

    @Override
    default void close() {}

    /**
     * A log of one partition, made of two functions, such as the testkit's {@code fences::write}
     * and {@code fences::read}.
     */
    static FencedLog of(IntFunction<CompletionStage<Long>> writer, Reader reader) {
        return new FencedLog() {
            @Override
            public CompletionStage<Long> write(int partition) {
                return writer.apply(partition);
            }

            @Override
            public void read(
                    int partition,
                    long from,
                    long to,
                    Consumer<ConsumerRecord<byte[], byte[]>> records) {
                reader.read(partition, from, to, records);
            }

            @Override
            public int partitions() {
                return 1;
            }
        };
    }

    /** Reads records again; see {@link FencedLog#read}. */
    @FunctionalInterface
    interface Reader {
        void read(
                int partition,
                long from,
                long to,
                Consumer<ConsumerRecord<byte[], byte[]>> records);
    }
}

package dev.caesura.benchmarks.sender;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads a topic and makes a call for each record, several at once. */
interface TopicReader {

    /**
     * Starts reading from the beginning.
     *
     * @param consumer Kafka's settings, the group among them
     * @param call blocks as long as the record's call takes
     * @return stops it
     */
    Runnable start(
            String topic,
            Map<String, Object> consumer,
            Consumer<ConsumerRecord<byte[], byte[]>> call);
}

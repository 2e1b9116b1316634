package dev.caesura.benchmarks.sender;

import dev.caesura.sender.lane.LaneThreads;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.AcknowledgingMessageListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** spring-kafka's own way of acknowledging out of order, on the same threads. */
final class AsyncAcksReader implements TopicReader {

    private static final int THREADS = 256;

    @Override
    public Runnable start(
            String topic,
            Map<String, Object> consumer,
            Consumer<ConsumerRecord<byte[], byte[]>> call) {
        ExecutorService threads = LaneThreads.blocking("async-acks", THREADS);
        ContainerProperties properties = new ContainerProperties(topic);
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setAsyncAcks(true);
        properties.setPollTimeout(100);
        properties.setMessageListener(
                (AcknowledgingMessageListener<byte[], byte[]>)
                        (record, acknowledgment) ->
                                threads.execute(
                                        () -> {
                                            call.accept(record);
                                            if (acknowledgment != null) {
                                                acknowledgment.acknowledge();
                                            }
                                        }));
        KafkaMessageListenerContainer<byte[], byte[]> container =
                new KafkaMessageListenerContainer<>(
                        new DefaultKafkaConsumerFactory<>(
                                new HashMap<>(consumer),
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer()),
                        properties);
        container.start();
        return () -> {
            container.stop();
            threads.shutdownNow();
        };
    }
}

package dev.caesura.benchmarks.sender;

import dev.caesura.sender.lane.LaneContainer;
import dev.caesura.sender.lane.LaneHandler;
import dev.caesura.sender.lane.LaneSettings;
import dev.caesura.sender.lane.Step;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.util.unit.DataSize;

/** The sender's lanes. */
final class LaneReader implements TopicReader {

    @Override
    public Runnable start(
            String topic,
            Map<String, Object> consumer,
            Consumer<ConsumerRecord<byte[], byte[]>> call) {
        LaneHandler handler =
                (record, ownership) ->
                        () -> {
                            call.accept(record);
                            return Step.done();
                        };
        LaneContainer container =
                new LaneContainer(
                        "bench",
                        topic,
                        consumer,
                        new LaneSettings(
                                2_000,
                                DataSize.ofMegabytes(64),
                                10_000,
                                256,
                                Duration.ofSeconds(5)),
                        handler,
                        new SimpleMeterRegistry());
        container.start();
        return container::stop;
    }
}

package dev.caesura.benchmarks.flink;

import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;

/**
 * The job: bursts by Flink's session windows on event time, state on the heap, checkpoints every
 * 200 ms, an exactly-once sink; in a local cluster within this process.
 */
public final class FlinkSessions {

    private static final int PARALLELISM = 2;
    private static final Duration CHECKPOINTS = Duration.ofMillis(200);

    private FlinkSessions() {}

    /**
     * Runs until standard input ends.
     *
     * @param args bootstrap servers, the run's name, the topics' prefix, a folder for checkpoints, the
     *     gap
     */
    public static void main(String[] args) throws Exception {
        JobClient job = start(args[0], args[1], args[2], args[3], Duration.parse(args[4]));
        awaitEndOfInput();
        job.cancel().get();
        System.exit(0);
    }

    private static JobClient start(
            String bootstrapServers, String run, String prefix, String folder, Duration gap)
            throws Exception {
        Configuration settings = new Configuration();
        settings.setString("execution.checkpointing.dir", "file://" + folder);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(settings);
        env.setParallelism(PARALLELISM);
        env.enableCheckpointing(CHECKPOINTS.toMillis(), CheckpointingMode.EXACTLY_ONCE);
        env.fromSource(
                        source(bootstrapServers, run, prefix),
                        WatermarkStrategy.forMonotonousTimestamps(),
                        "messages")
                .keyBy(Message::conversation)
                .window(EventTimeSessionWindows.withGap(gap))
                .aggregate(new Collect())
                .sinkTo(sink(bootstrapServers, run, prefix));
        return env.executeAsync(run);
    }

    private static KafkaSource<Message> source(
            String bootstrapServers, String run, String prefix) {
        return KafkaSource.<Message>builder()
                .setBootstrapServers(bootstrapServers)
                .setGroupId(run)
                .setTopics(prefix + "messages")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new MessageReader())
                .build();
    }

    private static KafkaSink<Burst> sink(String bootstrapServers, String run, String prefix) {
        return KafkaSink.<Burst>builder()
                .setBootstrapServers(bootstrapServers)
                .setRecordSerializer(new BurstWriter(prefix + "reply-requests"))
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(run)
                .setProperty("transaction.timeout.ms", "60000")
                // As the peers' producers have it.
                .setProperty("batch.size", String.valueOf(256 * 1024))
                .setProperty("linger.ms", "100")
                .setProperty("compression.type", "lz4")
                .build();
    }

    private static void awaitEndOfInput() throws IOException {
        int next;
        do {
            next = System.in.read();
        } while (next >= 0);
    }
}

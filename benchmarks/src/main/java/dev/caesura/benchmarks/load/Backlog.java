package dev.caesura.benchmarks.load;

import dev.caesura.benchmarks.Workspace;
import dev.caesura.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes messages to a topic, each with its arrival as its timestamp. */
public final class Backlog implements AutoCloseable {

    /** The account of the messages that end a log, so that they are not counted as bursts. */
    public static final String CLOSING = "closing";

    private static final int STEP = 500_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private long written;

    /**
     * Opens the topic.
     *
     * @param linger how long to wait for more messages to send together
     */
    public Backlog(String bootstrapServers, Topics topics, Duration linger) {
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.LINGER_MS_CONFIG,
                                linger.toMillis(),
                                ProducerConfig.BATCH_SIZE_CONFIG,
                                128 * 1024),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        this.topic = topics.messages().name();
    }

    /** Writes all of the traffic, and returns when it is on the topic. */
    public void write(Traffic traffic, Workspace workspace) {
        traffic.play(
                (conversation, number, at) -> {
                    String contact = "contact-%08d".formatted(conversation);
                    send(Traffic.ACCOUNT, contact, contact + "-" + number, at);
                    if (++written % STEP == 0) {
                        workspace.say(written / 1000 + ",000 messages written");
                    }
                });
        flush();
    }

    /**
     * Ends the log: one message for each partition, later than all bursts, without which operators
     * that go by the log's time alone would wait for ever.
     */
    public void end(Traffic traffic) {
        int partitions = producer.partitionsFor(topic).size();
        for (int partition = 0; partition < partitions; partition++) {
            String contact = "partition-" + partition;
            producer.send(
                    new ProducerRecord<>(
                            topic,
                            partition,
                            traffic.end(),
                            Chat.key(CLOSING, contact),
                            Chat.message(CLOSING, contact, contact, traffic.end())));
        }
        flush();
    }

    /** Sends one message, without waiting for it. */
    public void send(String account, String contact, String messageId, long at) {
        producer.send(
                new ProducerRecord<>(
                        topic,
                        null,
                        at,
                        Chat.key(account, contact),
                        Chat.message(account, contact, messageId, at)),
                (metadata, problem) -> failure.compareAndSet(null, problem));
    }

    private void flush() {
        producer.flush();
        Exception problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException(
                    "Messages could not be written: "
                            + Objects.requireNonNullElse(problem.getMessage(), problem.toString()),
                    problem);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}

package dev.caesura.benchmarks.load;

import dev.caesura.benchmarks.Workspace;
import dev.caesura.processor.domain.conversation.Ids;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Writes messages to a topic, each with its arrival as its timestamp. */
public final class Backlog implements AutoCloseable {

    /** The account of the messages that end a log, so that they are not counted as bursts. */
    public static final String CLOSING = "closing";

    /** The time from a burst's deadline to its draft: a model's time. */
    public static final Duration DRAFTED_AFTER = Duration.ofSeconds(2);

    /** The time from a burst's deadline to the sender's event that the channel has the reply. */
    public static final Duration SENT_AFTER = Duration.ofMillis(2_800);

    private static final Duration BEGUN_AFTER = Duration.ofMillis(2_500);

    private static final int STEP = 1_000_000;
    private static final long SECOND = 1_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Topics topics;
    private final String topic;
    private final int partitions;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private long written;

    /**
     * Opens the topic.
     *
     * @param linger the wait for more messages to send together
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
        this.topics = topics;
        this.topic = topics.messages().name();
        this.partitions = producer.partitionsFor(topic).size();
    }

    /** Writes all of the traffic, and returns the topic's content. */
    public Content write(Traffic traffic, Workspace workspace) {
        return write(traffic, false, workspace);
    }

    /** Writes all of the traffic and the sender's answer to each burst. */
    public Content writeAnswered(Traffic traffic, Workspace workspace) {
        return write(traffic, true, workspace);
    }

    private Content write(Traffic traffic, boolean answered, Workspace workspace) {
        Content content = new Content(partitions, traffic.start());
        traffic.play(
                (burst, number, at) -> {
                    String contact = traffic.contact(burst);
                    byte[] key = Chat.key(Traffic.ACCOUNT, contact);
                    int partition = partitionOf(key);
                    String id = Traffic.messageId(burst, number);
                    send(topic, partition, at, key, Chat.message(Traffic.ACCOUNT, contact, id, at));
                    boolean last = number == Traffic.MESSAGES - 1;
                    content.add(partition, at, last);
                    if (last && answered) {
                        answer(burst, partition, key, at + Traffic.GAP.toMillis());
                    }
                    if (++written % STEP == 0) {
                        workspace.say("%,d messages written".formatted(written));
                    }
                });
        flush();
        return content;
    }

    /** The ids of request and reply follow from the messages: they can be answered beforehand. */
    private void answer(int burst, int partition, byte[] key, long deadline) {
        String conversation = new String(key, StandardCharsets.UTF_8);
        String request = Ids.requestOf(conversation, Traffic.messageId(burst, 0));
        String reply = Ids.replyOf(request);
        long drafted = deadline + DRAFTED_AFTER.toMillis();
        long begun = deadline + BEGUN_AFTER.toMillis();
        long sent = deadline + SENT_AFTER.toMillis();
        String deliveries = topics.deliveries().name();
        send(
                topics.replyDrafts().name(),
                partition,
                drafted,
                key,
                Chat.draft(conversation, request, drafted));
        send(deliveries, partition, begun, key, Chat.begun(conversation, reply, request, begun));
        send(deliveries, partition, sent, key, Chat.sent(conversation, reply, request, sent));
    }

    /**
     * Ends the log: on each partition a message for each second until all bursts have ended;
     * without them, operators that only follow the log's time would wait forever.
     *
     * @return the number of messages
     */
    public long end(Traffic traffic) {
        long count = 0;
        for (long at = traffic.lastAt(); at <= traffic.end(); at += SECOND) {
            for (int partition = 0; partition < partitions; partition++) {
                String contact = "partition-" + partition;
                send(
                        topic,
                        partition,
                        at,
                        Chat.key(CLOSING, contact),
                        Chat.message(CLOSING, contact, contact + "-" + at, at));
                count++;
            }
        }
        flush();
        return count;
    }

    /** Sends one message, without waiting for it. */
    public void send(String account, String contact, String messageId, long at) {
        byte[] key = Chat.key(account, contact);
        send(topic, partitionOf(key), at, key, Chat.message(account, contact, messageId, at));
    }

    private void send(String to, int partition, long at, byte[] key, byte[] value) {
        producer.send(
                new ProducerRecord<>(to, partition, at, key, value),
                (metadata, problem) -> failure.compareAndSet(null, problem));
    }

    /** By the clients' default partitioner. */
    private int partitionOf(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    /**
     * Waits until all sent records are on the topics.
     *
     * @throws IllegalStateException if something could not be written
     */
    public void flush() {
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

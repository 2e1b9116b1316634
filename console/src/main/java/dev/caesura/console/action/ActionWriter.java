package dev.caesura.console.action;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Writes users' actions: done once every in-sync replica has the record, and noted with the user's
 * name.
 */
public final class ActionWriter implements AutoCloseable {

    private static final Logger AUDIT = LoggerFactory.getLogger("dev.caesura.console.audit");
    private static final int LIMIT_MILLIS = 6_000;

    private final Producer<byte[], byte[]> producer;
    private final Topic<Command> commands;
    private final Clock clock;

    /**
     * A writer.
     *
     * @param client how to reach the brokers
     */
    public ActionWriter(Map<String, Object> client, Topics topics, Clock clock) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LIMIT_MILLIS);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MILLIS / 2);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, LIMIT_MILLIS);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_RECORD_BYTES);
        this.producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.commands = topics.commands();
        this.clock = clock;
    }

    /** Gives a command in a user's name, and returns the written command. */
    public Mono<Command> command(
            String conversation, Command.Name name, Map<String, String> parameters, String by) {
        Command command =
                new Command(
                        UUID.randomUUID().toString(),
                        conversation,
                        name,
                        parameters,
                        by,
                        clock.instant());
        byte[] key = conversation.getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<>(commands.name(), key, commands.serde().toBytes(command));
        return write(record, by, "command " + name + " to " + conversation).thenReturn(command);
    }

    /**
     * Writes a record in a user's name.
     *
     * @param what the action, for the audit log
     * @return the record's position, as {@code topic-partition@offset}
     */
    public Mono<String> write(ProducerRecord<byte[], byte[]> record, String by, String what) {
        return send(record)
                .doOnNext(at -> AUDIT.info("{}: {}, written as {}", by, what, at))
                .doOnError(e -> AUDIT.warn("{}: {}, which failed: {}", by, what, e.getMessage()));
    }

    /** Writes a note beside an action; the action is done even if the note can't be written. */
    public Mono<Void> note(ProducerRecord<byte[], byte[]> record) {
        return send(record)
                .doOnError(e -> AUDIT.warn("A note could not be written: {}", e.getMessage()))
                .onErrorComplete()
                .then();
    }

    private Mono<String> send(ProducerRecord<byte[], byte[]> record) {
        return Mono.<RecordMetadata>create(
                        sink ->
                                producer.send(
                                        record,
                                        (written, problem) -> {
                                            if (problem == null) {
                                                sink.success(written);
                                            } else {
                                                sink.error(problem);
                                            }
                                        }))
                // The producer may block while it looks for the brokers.
                .subscribeOn(Schedulers.boundedElastic())
                .map(at -> at.topic() + '-' + at.partition() + '@' + at.offset());
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}

package dev.caesura.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.processor.app.ProcessorApplication;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.app.SenderApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Caesura's topics under a prefix of their own on a real broker, with services if asked for. */
final class TestSystem implements AutoCloseable {

    private static final int PARTITIONS = 2;

    private final EmbeddedBroker broker;
    private final Path folder;
    private final Topics topics;
    private final List<AutoCloseable> services = new ArrayList<>();
    private final KafkaProducer<byte[], byte[]> producer;

    TestSystem(EmbeddedBroker broker, Path folder, String prefix) {
        this.broker = broker;
        this.folder = folder;
        this.topics = new Topics(prefix + ".");
        try (Admin admin = Admin.create(client())) {
            new TopicSetup(admin, topics).create(PARTITIONS, (short) 1);
        }
        producer =
                new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer());
        // The first record would wait for the metadata, and be a burst of its own.
        producer.partitionsFor(topics.messages().name());
    }

    Topics topics() {
        return topics;
    }

    Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    /** Starts a processor with a gap of one second. */
    TestSystem withProcessor() {
        Map<String, Object> settings = settings();
        settings.put("caesura.processor.policy.gap", "1s");
        settings.put("caesura.processor.application-id", topics.prefix() + "processor");
        settings.put("caesura.processor.state-dir", folder.resolve("state").toString());
        services.add(ProcessorApplication.start(settings));
        return this;
    }

    /** Starts a sender that answers from templates, without a pause to think. */
    TestSystem withSender() {
        Map<String, Object> settings = settings();
        settings.put("caesura.sender.generation.template.delay", "0ms");
        settings.put("caesura.sender.generation.generator", "template");
        services.add(SenderApplication.start(settings));
        return this;
    }

    /** Runs a command on this system. */
    CommandRun run(String... command) {
        return runWith("", command);
    }

    /** Runs a command on this system, with one more line in the settings. */
    CommandRun runWith(String setting, String... command) {
        String[] options = {
            "--bootstrap-servers=" + broker.bootstrapServers(), "--config=" + config(setting)
        };
        return CommandRun.of(
                Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new));
    }

    /** Writes a contact's message. */
    InboundMessage message(String contact, String id, String text) {
        InboundMessage message =
                InboundMessage.builder()
                        .messageId(id)
                        .channel("web")
                        .account("demo")
                        .contact(contact)
                        .text(text)
                        .build();
        write(topics.messages(), message);
        return message;
    }

    /** Writes an event to its topic. */
    @SuppressWarnings("unchecked")
    <E extends Event> RecordMetadata write(Topic<E> topic, E event) {
        EventSerde<E> serde = new EventSerde<>((Class<E>) event.getClass());
        return write(
                new ProducerRecord<>(
                        topic.name(),
                        event.conversationId().getBytes(UTF_8),
                        serde.toBytes(event)));
    }

    /** Writes a record. */
    RecordMetadata write(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get();
        } catch (Exception e) {
            throw new IllegalStateException("The record was not written", e);
        }
    }

    /** All records of a topic that are committed now. */
    List<LogEntry> read(String topicName) {
        List<LogEntry> entries = new ArrayList<>();
        try (LogReader reader = new LogReader(client(), topics, List.of(topicName))) {
            reader.readToEnd(Start.beginning(), entries::add, (passed, total) -> {});
        }
        return entries;
    }

    /** All events of a topic that are committed now. */
    <E extends Event> List<E> events(Topic<E> topic) {
        return read(topic.name()).stream().map(e -> topic.valueType().cast(e.event())).toList();
    }

    @Override
    public void close() throws Exception {
        producer.close();
        for (AutoCloseable service : services) {
            service.close();
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("caesura.bootstrap-servers", broker.bootstrapServers());
        settings.put("caesura.topic-prefix", topics.prefix());
        settings.put("server.port", 0);
        settings.put("spring.main.register-shutdown-hook", false);
        return settings;
    }

    private Path config(String setting) {
        try {
            return Files.writeString(
                    folder.resolve("caesura.properties"),
                    """
                    caesura.topic-prefix=%1$s
                    caesura.processor.application-id=%1$sprocessor
                    caesura.processor.policy.gap=1s
                    %2$s
                    """
                            .formatted(topics.prefix(), setting));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.caesura.processor.broker;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** A broker, processors as processes of their own, and contacts who write. */
final class Scene implements AutoCloseable {

    /** The jars of a broker of another version; see deploy/broker-matrix. */
    private static final @Nullable String OTHER_BROKER =
            System.getProperty("caesura.test.broker.classpath");

    private final Topics topics = Topics.standard();
    private final AtomicInteger sent = new AtomicInteger();
    private final List<Process> processes = new ArrayList<>();
    private final Path folder;
    private final Duration gap;
    private final EmbeddedBroker broker;
    private final KafkaProducer<byte[], byte[]> producer;

    Scene(Path folder, Duration gap) {
        this.folder = folder;
        this.gap = gap;
        EmbeddedBroker.Builder settings =
                EmbeddedBroker.builder()
                        .setting("group.min.session.timeout.ms", "1000")
                        .setting(
                                "transaction.abort.timed.out.transaction.cleanup.interval.ms",
                                "500");
        if (OTHER_BROKER != null) {
            settings.classPath(OTHER_BROKER);
        }
        broker = settings.build().start();
        Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(client)) {
            new TopicSetup(admin, topics).create(4, (short) 1);
            System.out.println("the broker is of " + release(admin));
        }
        producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The release that the broker says it is of: clients of a later one do not show. */
    private static MetadataVersion release(Admin admin) {
        try {
            return MetadataVersion.fromFeatureLevel(
                    admin.describeFeatures()
                            .featureMetadata()
                            .get()
                            .supportedFeatures()
                            .get(MetadataVersion.FEATURE_NAME)
                            .maxVersion());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("The broker does not say what it is", e);
        }
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    Log log() {
        return new Log(broker.bootstrapServers());
    }

    /** A processor of which nobody answers the requests. */
    Process processor(String name) {
        return processor(name, Duration.ofMillis(1));
    }

    /** A processor whose turns may stand still so long. */
    Process processor(String name, Duration turnLimit) {
        Process process =
                ProcessorProcess.start(
                        broker.bootstrapServers(), folder.resolve(name), gap, turnLimit);
        processes.add(process);
        return process;
    }

    static void kill(Process process) {
        process.destroyForcibly().onExit().join();
    }

    /** The scenario's own timeline; nothing is expected at its end. */
    static void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** A contact asks what nobody asked before; the message's id. */
    String send(String contact) {
        int number = sent.incrementAndGet();
        InboundMessage message =
                InboundMessage.builder()
                        .messageId("m" + number)
                        .channel("web")
                        .account("shop")
                        .contact(contact)
                        .text("Is order " + number + " on its way?")
                        .build();
        producer.send(
                new ProducerRecord<>(
                        topics.messages().name(),
                        message.conversationId().getBytes(StandardCharsets.UTF_8),
                        topics.messages().serde().toBytes(message)));
        return message.messageId();
    }

    /** How many messages were written. */
    int sent() {
        return sent.get();
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        processes.forEach(Scene::kill);
        producer.close();
        broker.close();
    }
}

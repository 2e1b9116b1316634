package dev.caesura.console;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.console.app.ConsoleApplication;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A console over a real broker, with two people who can sign in. */
final class RunningConsole implements AutoCloseable {

    /** The token of a program that may act. */
    static final String HELPER = "helper-0123456789abcdef0123456789abcdef";

    /** The token of a program that may look. */
    static final String WATCHER = "watcher-0123456789abcdef0123456789abcdef";

    static final Topics TOPICS = Topics.standard();

    private final EmbeddedBroker broker = EmbeddedBroker.startTemporary();
    private final KafkaProducer<byte[], byte[]> producer;
    private final ConfigurableApplicationContext console;

    RunningConsole() {
        Map<String, Object> client = client();
        try (Admin admin = Admin.create(client)) {
            new TopicSetup(admin, TOPICS).create(2, (short) 1);
        }
        producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
        console = ConsoleApplication.start(settings(broker.bootstrapServers()));
    }

    static Map<String, Object> settings(String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("caesura.bootstrap-servers", bootstrapServers);
        settings.put("server.port", 0);
        settings.put("caesura.console.sign-in.users[0].name", "olga");
        settings.put("caesura.console.sign-in.users[0].password", "operates");
        settings.put("caesura.console.sign-in.users[0].role", "operator");
        settings.put("caesura.console.sign-in.users[1].name", "victor");
        settings.put("caesura.console.sign-in.users[1].password", "only looks");
        settings.put("caesura.console.sign-in.programs[0].name", "helper");
        settings.put("caesura.console.sign-in.programs[0].token", HELPER);
        settings.put("caesura.console.sign-in.programs[0].role", "operator");
        settings.put("caesura.console.sign-in.programs[1].name", "watcher");
        settings.put("caesura.console.sign-in.programs[1].token", WATCHER);
        return settings;
    }

    Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    /** Where it listens. */
    String url() {
        return "http://127.0.0.1:"
                + console.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Somebody who has not signed in. */
    Visitor visitor() {
        return new Visitor(console);
    }

    Visitor signedIn(String name, String password) throws Exception {
        Visitor visitor = visitor();
        visitor.signIn(name, password);
        return visitor;
    }

    <E extends Event> void write(Topic<E> topic, E event) throws Exception {
        byte[] key = event.conversationId().getBytes(StandardCharsets.UTF_8);
        write(new ProducerRecord<>(topic.name(), key, topic.serde().toBytes(event)));
    }

    void write(ProducerRecord<byte[], byte[]> record) throws Exception {
        producer.send(record).get();
    }

    @Override
    public void close() {
        console.close();
        producer.close();
        broker.close();
    }
}

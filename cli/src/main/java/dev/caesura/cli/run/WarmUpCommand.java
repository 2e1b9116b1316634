package dev.caesura.cli.run;

import dev.caesura.gateway.app.GatewayApplication;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.story.StoryBuilder;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.app.SenderApplication;
import dev.caesura.service.settings.SettingsCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine.Command;

/**
 * Loads the classes that commands and services load, and ends: the launcher has the JVM record them
 * (application class-data sharing), so later starts are quicker. It needs no broker.
 */
@Command(
        name = "warm-up",
        description = "Loads the classes of commands and services, for the launcher.",
        hidden = true)
public final class WarmUpCommand implements Callable<Integer> {

    private static final String NOBODY = "127.0.0.1:1";

    @Override
    public Integer call() throws IOException {
        clients();
        SettingsCheck.problems(new StandardEnvironment(), List.of());
        var serde = Topics.standard().messages().serde();
        serde.fromBytes(
                serde.toBytes(
                        InboundMessage.builder()
                                .messageId("m")
                                .channel("web")
                                .account("a")
                                .contact("c")
                                .text("t")
                                .build()));
        new StoryBuilder().tell("web:a:c", Instant.EPOCH);
        services();
        return 0;
    }

    private static void clients() {
        Map<String, Object> config = Map.of("bootstrap.servers", NOBODY);
        Topics topics = Topics.standard();
        try (Admin admin = Admin.create(config);
                LogReader log = new LogReader(config, topics, List.of(topics.deadLetters()));
                var producer =
                        new KafkaProducer<>(
                                config, new ByteArraySerializer(), new ByteArraySerializer())) {
            var unused = admin.listTopics();
            producer.close(Duration.ZERO);
            admin.close(Duration.ZERO);
        }
    }

    private static void services() throws IOException {
        Path folder = Files.createTempDirectory("caesura-warm-up");
        Map<String, Object> settings = new HashMap<>();
        settings.put("caesura.bootstrap-servers", NOBODY);
        settings.put("server.port", 0);
        settings.put("spring.main.register-shutdown-hook", false);
        settings.put("caesura.gateway.spool.directory", folder.resolve("spool").toString());
        settings.put("caesura.sender.generation.generator", "template");
        GatewayApplication.start(settings).close();
        SenderApplication.start(settings).close();
    }
}

package dev.caesura.gateway.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.gateway.spool.SetAsideFolder;
import dev.caesura.gateway.spool.Spool;
import dev.caesura.gateway.trial.TopicReader;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.service.supervise.Supervisor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The spool on a small disk that fills up to its last byte and has room again later. {@code
 * caesura.test.small-disk} names the disk, for example a tmpfs of 96 MB.
 */
@Tag("trial")
class FullDiskTrial {

    private static final Logger LOG = LoggerFactory.getLogger(FullDiskTrial.class);
    private static final Topics TOPICS = Topics.standard();
    private static final int RECORD = 50_000;

    private final Path disk = Path.of(System.getProperty("caesura.test.small-disk", "/dev/shm"));
    private final Random random = new Random(1);
    private final Set<String> accepted = new LinkedHashSet<>();
    private int next;

    @Test
    void shouldRefuseWhatHasNoRoomAndGoOnWithoutARestart() throws Exception {
        Path folder = Files.createTempDirectory(disk, "spool");
        Path filler = disk.resolve("filler");
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary();
                Supervisor supervisor = new Supervisor(new SimpleMeterRegistry())) {
            try (Admin admin =
                    Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                new TopicSetup(admin, TOPICS).create(1, (short) 1);
            }
            broker.stop();
            try (PublisherService service = start(broker, folder, supervisor)) {
                // given: no room but what the spool leaves to others, and then none at all
                publishUntilRefused(service);
                fill(filler);
                for (int i = 0; i < 20; i++) {
                    assertThat(publish(service)).isFalse();
                }
                LOG.info("{} accepted until the disk was full", accepted.size());

                // when
                Files.delete(filler);
                await().atMost(Duration.ofSeconds(20)).until(() -> publish(service));
                broker.start();
                await().atMost(Duration.ofMinutes(3))
                        .until(() -> service.publisher().status().direct());
                assertThat(publish(service)).isTrue();
            }

            // then
            Set<String> written =
                    TopicReader.readAll(broker.bootstrapServers(), TOPICS.messages().name())
                            .stream()
                            .map(record -> new String(record.key(), UTF_8))
                            .collect(Collectors.toSet());
            LOG.info("{} accepted in all, {} written", accepted.size(), written.size());
            assertThat(written).containsAll(accepted);
        } finally {
            Files.deleteIfExists(filler);
        }
    }

    private void publishUntilRefused(PublisherService service) throws Exception {
        boolean taken = true;
        for (int i = 0; taken; i++) {
            assertThat(i).as("the disk is small").isLessThan(20_000);
            taken = publish(service);
        }
    }

    private boolean publish(PublisherService service) throws Exception {
        byte[] value = new byte[RECORD];
        random.nextBytes(value);
        String id = "m" + next++;
        try {
            service.publisher()
                    .publish(
                            List.of(
                                    new OutgoingRecord(
                                            TOPICS.messages().name(),
                                            id.getBytes(UTF_8),
                                            value,
                                            Map.of())),
                            Duration.ZERO)
                    .get(30, TimeUnit.SECONDS);
            accepted.add(id);
            return true;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(NotDurableException.class);
            return false;
        }
    }

    private static void fill(Path filler) {
        byte[] block = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            LOG.info("The disk is full: {}", full.getMessage());
        }
    }

    private static PublisherService start(
            EmbeddedBroker broker, Path folder, Supervisor supervisor) {
        Map<String, Object> producer = ProducerSettings.of(broker.bootstrapServers(), Map.of());
        return new PublisherService(
                new PublishSettings(
                        Set.of(TOPICS.messages().name()),
                        List.of(TOPICS.messages().name(), TOPICS.deadLetters()),
                        TOPICS.deadLetters(),
                        Duration.ofMillis(700),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(30),
                        1_000_000_000),
                Spool.open(folder, Clock.systemUTC()),
                new SetAsideFolder(folder, Clock.systemUTC()),
                () -> new KafkaProducer<>(producer),
                supervisor,
                new SimpleMeterRegistry());
    }
}

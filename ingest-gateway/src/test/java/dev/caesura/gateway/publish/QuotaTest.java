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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that holds the gateway to a quota, with a spool that it can't take in one go. */
class QuotaTest {

    private static final Topics TOPICS = Topics.standard();
    private static final int MEGABYTES = Integer.getInteger("caesura.test.megabytes", 4);
    private static final int QUOTA = Integer.getInteger("caesura.test.quota", 400_000);
    private static final int RECORD = 20_000;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @Test
    void shouldDrainWithoutSendingMuchAgain(@TempDir Path folder) throws Exception {
        List<String> posted = new ArrayList<>();
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary();
                Supervisor supervisor = new Supervisor(new SimpleMeterRegistry())) {
            prepare(broker);
            fill(folder, posted);

            // when
            List<Long> sizes = new ArrayList<>();
            try (PublisherService service = start(broker, folder, supervisor)) {
                await().atMost(LIMIT)
                        .pollInterval(Duration.ofMillis(200))
                        .until(
                                () -> {
                                    sizes.add(service.publisher().status().bytes());
                                    return service.publisher().status().direct();
                                });
            }

            // then
            assertThat(sizes).isSortedAccordingTo((a, b) -> Long.compare(b, a));
            List<String> written =
                    TopicReader.readAll(broker.bootstrapServers(), TOPICS.messages().name())
                            .stream()
                            .map(QuotaTest::idOf)
                            .toList();
            assertThat(written.stream().distinct().toList()).isEqualTo(posted);
            assertThat(written.size()).isLessThanOrEqualTo(posted.size() * 11 / 10);
        }
    }

    private static void prepare(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicSetup(admin, TOPICS).create(1, (short) 1);
            admin.alterClientQuotas(
                            List.of(
                                    new ClientQuotaAlteration(
                                            new ClientQuotaEntity(
                                                    Map.of(
                                                            ClientQuotaEntity.CLIENT_ID,
                                                            "caesura-gateway")),
                                            List.of(
                                                    new ClientQuotaAlteration.Op(
                                                            "producer_byte_rate",
                                                            (double) QUOTA)))))
                    .all()
                    .get();
        }
    }

    /** Bytes that do not compress, as the quota counts what goes over the wire. */
    private static void fill(Path folder, List<String> posted) {
        Random random = new Random(1);
        try (Spool spool = Spool.open(folder, Clock.systemUTC())) {
            for (int i = 0; i < MEGABYTES * 1_000_000 / RECORD; i++) {
                byte[] value = new byte[RECORD];
                random.nextBytes(value);
                posted.add("m" + i);
                spool.append(
                        List.of(
                                RecordCodec.encode(
                                        new OutgoingRecord(
                                                TOPICS.messages().name(),
                                                ("m" + i).getBytes(UTF_8),
                                                value,
                                                Map.of()))));
            }
        }
    }

    private static String idOf(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8);
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
                        Duration.ofMillis(950),
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

package dev.caesura.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedCluster;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three brokers, of which each is killed once under load: nothing is lost, nothing done twice. */
@Tag("trial")
class BrokerLossTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration CALM = Duration.ofSeconds(8);
    private static final Duration WITHOUT = Duration.ofSeconds(20);

    /** A burst that ends so shortly before a kill may be closed only after it. */
    private static final Duration USUAL = Duration.ofSeconds(1);

    private static final int PER_SECOND = 60;
    private static final int CONTACTS = 250;

    private final Topics topics = Topics.standard();

    @Test
    void shouldLoseNothingWhenABrokerIsKilled(@TempDir Path folder) throws Exception {
        Random random = new Random(5);
        try (EmbeddedCluster cluster = EmbeddedCluster.startTemporary(Map.of());
                Deployment deployment = new Deployment(folder, cluster.bootstrapServers(), 3);
                Contacts contacts =
                        new Contacts(deployment.client(), n -> random.nextInt(CONTACTS));
                RequestWatch watch = new RequestWatch(deployment.client())) {
            deployment.sender();
            deployment.processor("one", "");
            deployment.processor("two", "");
            contacts.write(PER_SECOND);
            await().atMost(PATIENCE).until(() -> watch.count() > CONTACTS);
            assertSafeWithoutOne(deployment);

            for (int id = 1; id <= 3; id++) {
                Instant calm = Instant.now();
                Deployment.pause(CALM);
                Instant killed = Instant.now();
                cluster.broker(id).kill();
                Deployment.pause(WITHOUT);
                cluster.broker(id).start();
                cluster.awaitInSync();
                System.out.printf(
                        "broker %d: before %s; from its kill until it is in sync again %s%n",
                        id,
                        RequestWatch.summary(watch.lateness(calm, killed.minus(USUAL))),
                        RequestWatch.summary(watch.lateness(killed, Instant.now())));
            }
            Set<String> written = contacts.stop();

            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> deployment.accountedFor().size() >= written.size());
            List<List<String>> asked = deployment.asked();
            List<Reply> replies = deployment.events(topics.replies());
            CommandRun diagnosis = deployment.run("diagnose", "--conservation", "--older-than=0s");
            System.out.printf(
                    "%d messages, %d requests, %d replies%n%s%n%s%n",
                    written.size(), asked.size(), replies.size(), diagnosis.out(), diagnosis.err());

            assertThat(deployment.accountedFor()).containsExactlyInAnyOrderElementsOf(written);
            assertThat(asked).doesNotHaveDuplicates();
            assertThat(new HashSet<>(asked)).isEqualTo(new HashSet<>(deployment.sessions()));
            assertThat(replies).extracting(Reply::replyId).doesNotHaveDuplicates();
            assertThat(diagnosis.out())
                    .contains(
                            "%1$,d messages, %1$,d outcomes, 0 still open, 0 missing, 0 surplus, 0 unreadable"
                                    .formatted(written.size()));
            assertThat(diagnosis.status()).isZero();
        }
    }

    /** All topics have three copies, two in sync; Kafka's own and the changelogs, too. */
    private static void assertSafeWithoutOne(Deployment deployment)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(deployment.client())) {
            Set<String> names =
                    admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
            assertThat(names)
                    .contains(
                            "__consumer_offsets",
                            "__transaction_state",
                            "caesura-processor-caesura-active-changelog");
            for (TopicDescription topic :
                    admin.describeTopics(names).allTopicNames().get().values()) {
                assertThat(topic.partitions())
                        .as(topic.name())
                        .allMatch(partition -> partition.replicas().size() == 3);
            }
            var resources =
                    names.stream()
                            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                            .toList();
            admin.describeConfigs(resources)
                    .all()
                    .get()
                    .forEach(
                            (topic, settings) ->
                                    assertThat(settings.get("min.insync.replicas").value())
                                            .as(topic.name())
                                            .isEqualTo("2"));
        }
    }
}

package dev.caesura.schemas.topic;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The topics on a real broker; each test has a prefix of its own. */
class TopicSetupTest {

    private static final int PARTITIONS = 2;
    private static final short BROKER_DEFAULT = -1;

    private static EmbeddedBroker broker;
    private static Admin admin;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.startTemporary();
        admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                broker.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void shouldFindEverythingMissingOnAnEmptyBroker() {
        Map<String, List<String>> differences = setup("empty.").check();

        assertThat(differences).hasSize(9).containsEntry("empty.messages", List.of("is missing"));
        assertThat(differences.values()).allMatch(List.of("is missing")::equals);
    }

    @Test
    void shouldCreateTopicsThatPassTheCheck() throws Exception {
        TopicSetup setup = setup("new.");

        List<String> created = setup.create(PARTITIONS, BROKER_DEFAULT);

        assertThat(created)
                .containsExactly(
                        "new.commands",
                        "new.dead-letters",
                        "new.deliveries",
                        "new.identities",
                        "new.messages",
                        "new.outcomes",
                        "new.replies",
                        "new.reply-drafts",
                        "new.reply-requests");
        assertThat(setup.check()).isEmpty();
        assertThat(admin.describeTopics(created).allTopicNames().get().values())
                .extracting(TopicDescription::partitions)
                .allSatisfy(partitions -> assertThat(partitions).hasSize(PARTITIONS));
    }

    /** Refused once, a producer may be late on a partition for as long as it lives. */
    @Test
    void shouldReturnOnceNoLeaderRefusesARecord() {
        int many = 10;
        Map<String, Object> oneTry =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        false,
                        ProducerConfig.RETRIES_CONFIG,
                        0);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(oneTry, new StringSerializer(), new StringSerializer())) {
            List<String> created = setup("ready.").create(many, BROKER_DEFAULT);

            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (String topic : created) {
                for (int partition = 0; partition < many; partition++) {
                    sent.add(producer.send(new ProducerRecord<>(topic, partition, "k", "v")));
                }
            }
            producer.flush();

            assertThat(sent)
                    .hasSize(9 * many)
                    .allSatisfy(one -> assertThat(one).succeedsWithin(0, SECONDS));
        }
    }

    @Test
    void shouldCreateOnlyWhatIsMissing() throws Exception {
        TopicSetup setup = setup("again.");
        setup.create(PARTITIONS, BROKER_DEFAULT);
        delete("again.outcomes");
        assertThat(setup.check()).isEqualTo(Map.of("again.outcomes", List.of("is missing")));

        List<String> created = setup.create(PARTITIONS, BROKER_DEFAULT);

        assertThat(created).containsExactly("again.outcomes");
        assertThat(setup.create(PARTITIONS, BROKER_DEFAULT)).isEmpty();
        assertThat(setup.check()).isEmpty();
    }

    @Test
    void shouldSayWhichSettingDiffers() throws Exception {
        TopicSetup setup = setup("altered.");
        setup.create(PARTITIONS, BROKER_DEFAULT);
        alter("altered.messages", "message.timestamp.type", "CreateTime");
        alter("altered.dead-letters", "retention.ms", "60000");

        assertThat(setup.check())
                .isEqualTo(
                        Map.of(
                                "altered.messages",
                                List.of(
                                        "message.timestamp.type is CreateTime, and must be LogAppendTime:"
                                                + " the broker's clock decides what belongs to one burst"),
                                "altered.dead-letters",
                                List.of(
                                        "retention.ms is 60000, and must be at least 2592000000:"
                                                + " records would be deleted before their time")));
    }

    @Test
    void shouldAcceptLongerRetentionAndLargerRecords() throws Exception {
        TopicSetup setup = setup("longer.");
        setup.create(PARTITIONS, BROKER_DEFAULT);
        alter("longer.replies", "retention.ms", "-1");
        alter("longer.outcomes", "retention.ms", "99999999999");
        alter("longer.messages", "max.message.bytes", "9000000");

        assertThat(setup.check()).isEmpty();
    }

    @Test
    void shouldSetRightWhatDiffers() throws Exception {
        TopicSetup setup = setup("wrong.");
        setup.create(PARTITIONS, BROKER_DEFAULT);
        alter("wrong.messages", "unclean.leader.election.enable", "true");
        alter("wrong.identities", "cleanup.policy", "delete");
        alter("wrong.replies", "retention.bytes", "1000000");
        assertThat(setup.check()).hasSize(3);

        Map<String, Map<String, String>> repaired = setup.repair();

        assertThat(repaired)
                .containsEntry("wrong.messages", Map.of("unclean.leader.election.enable", "false"))
                .containsEntry("wrong.identities", Map.of("cleanup.policy", "compact"))
                .containsEntry("wrong.replies", Map.of("retention.bytes", "-1"));
        assertThat(setup.check()).isEmpty();
        assertThat(setup.repair()).isEmpty();
    }

    @Test
    void shouldSayWhoseNumberOfPartitionsDiffers() throws Exception {
        TopicSetup setup = setup("uneven.");
        Topic<?> replies = new Topics("uneven.").replies();
        admin.createTopics(
                        Set.of(
                                new NewTopic(replies.name(), PARTITIONS + 1, BROKER_DEFAULT)
                                        .configs(replies.settings())))
                .all()
                .get();
        setup.create(PARTITIONS, BROKER_DEFAULT);

        Map<String, List<String>> differences = setup.check();

        assertThat(differences)
                .hasSize(9)
                .containsEntry(
                        "uneven.replies",
                        List.of("has 3 partitions; all topics need the same number"))
                .containsEntry(
                        "uneven.messages",
                        List.of("has 2 partitions; all topics need the same number"));
    }

    private static TopicSetup setup(String prefix) {
        return new TopicSetup(admin, new Topics(prefix));
    }

    private static void alter(String topic, String setting, String value) throws Exception {
        admin.incrementalAlterConfigs(
                        Map.of(
                                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                                List.of(
                                        new AlterConfigOp(
                                                new ConfigEntry(setting, value),
                                                AlterConfigOp.OpType.SET))))
                .all()
                .get();
        awaitSetting(topic, setting, value);
    }

    private static void awaitSetting(String topic, String setting, String value) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                admin.describeConfigs(Set.of(resource))
                                        .all()
                                        .get()
                                        .values()
                                        .iterator()
                                        .next()
                                        .get(setting)
                                        .value()
                                        .equals(value));
    }

    private static void delete(String topic) throws Exception {
        admin.deleteTopics(Set.of(topic)).all().get();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !admin.listTopics().names().get().contains(topic));
    }
}

package dev.caesura.schemas.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * Creates missing topics, reports where existing ones differ from Caesura's needs, and corrects
 * their settings.
 */
public final class TopicSetup {

    /** The report of {@link #check} on a topic that does not exist. */
    public static final String MISSING = "is missing";

    private static final Duration POLL = Duration.ofMillis(20);

    private final Admin admin;
    private final Topics topics;

    public TopicSetup(Admin admin, Topics topics) {
        this.admin = admin;
        this.topics = topics;
    }

    /**
     * Creates the missing topics, and waits until their leaders answer. With three copies or more,
     * two of them must have a record before it counts as written.
     *
     * @param partitions of each topic; the same for all
     * @param replication the replication factor, or -1 for the broker's default
     * @return the names of the topics that were created
     * @throws KafkaException if the broker refuses or does not answer within 30 s
     */
    public List<String> create(int partitions, short replication) {
        List<String> created = new ArrayList<>();
        Map<String, Map<String, String>> wanted = topics.settings();
        var result =
                admin.createTopics(
                        wanted.entrySet().stream()
                                .map(topic -> topic(topic, partitions, replication))
                                .toList());
        result.values()
                .forEach(
                        (name, done) -> {
                            try {
                                AdminAnswer.of(done);
                                created.add(name);
                            } catch (TopicExistsException e) {
                                // Somebody else was first; the check says whether the topic is
                                // right.
                            }
                        });
        awaitVisible(wanted.keySet());
        awaitLeaders(created);
        if (replication < 0) {
            alter(copies(created)); // Only now is it known how many copies the broker makes.
        }
        created.sort(String::compareTo);
        return created;
    }

    private static NewTopic topic(
            Map.Entry<String, Map<String, String>> topic, int partitions, short replication) {
        Map<String, String> settings = new TreeMap<>(topic.getValue());
        if (replication >= TopicRule.COPIES_FOR_TWO) {
            settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, TopicRule.TWO_COPIES);
        }
        return new NewTopic(topic.getKey(), partitions, replication).configs(settings);
    }

    private Map<String, Map<String, String>> copies(List<String> created) {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        describe(created)
                .forEach(
                        (name, topic) -> {
                            if (hasCopiesForTwo(topic)) {
                                settings.put(
                                        name,
                                        Map.of(
                                                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                                                TopicRule.TWO_COPIES));
                            }
                        });
        return settings;
    }

    private static boolean hasCopiesForTwo(TopicDescription topic) {
        return topic.partitions().get(0).replicas().size() >= TopicRule.COPIES_FOR_TWO;
    }

    /** The controller answers before the brokers know of its topics; a check would miss them. */
    private void awaitVisible(Set<String> names) {
        long deadline = System.nanoTime() + AdminAnswer.LIMIT.toNanos();
        while (!AdminAnswer.of(admin.listTopics().names()).containsAll(names)) {
            if (System.nanoTime() - deadline > 0) {
                throw new KafkaException(
                        "The new topics are still unknown to the broker after "
                                + AdminAnswer.LIMIT.toSeconds()
                                + " s");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /**
     * Brokers name a partition's leader before it is ready. It refuses the first records, and a
     * producer that sends several batches at once may then be late on this partition for as long as
     * it lives: its first batch stays in its queue, and later ones come in lumps.
     */
    private void awaitLeaders(List<String> created) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        describe(created)
                .forEach(
                        (name, topic) ->
                                topic.partitions()
                                        .forEach(
                                                one ->
                                                        ends.put(
                                                                new TopicPartition(
                                                                        name, one.partition()),
                                                                OffsetSpec.latest())));
        AdminAnswer.of(admin.listOffsets(ends).all());
    }

    /**
     * Compares the topics with Caesura's needs.
     *
     * @return a sentence for each difference, by topic; empty when all is well
     * @throws KafkaException if the broker does not answer within 30 s
     */
    public Map<String, List<String>> check() {
        Map<String, TopicDescription> found = describe(topics.settings().keySet());
        Map<String, List<String>> differences = new LinkedHashMap<>();
        for (String name : topics.settings().keySet()) {
            if (!found.containsKey(name)) {
                add(differences, name, MISSING);
            }
        }
        differing(found)
                .forEach(
                        (name, rules) ->
                                rules.values().forEach(says -> add(differences, name, says)));
        unevenPartitions(found, differences);
        return differences;
    }

    private static void unevenPartitions(
            Map<String, TopicDescription> found, Map<String, List<String>> differences) {
        if (found.values().stream().map(topic -> topic.partitions().size()).distinct().count()
                > 1) {
            found.forEach(
                    (name, topic) ->
                            add(
                                    differences,
                                    name,
                                    "has "
                                            + topic.partitions().size()
                                            + " partitions; all topics need the same number"));
        }
    }

    private static void add(Map<String, List<String>> differences, String name, String says) {
        differences.computeIfAbsent(name, n -> new ArrayList<>()).add(says);
    }

    /**
     * The settings that {@link #repair} would set, by topic.
     *
     * @throws KafkaException if the broker does not answer within 30 s
     */
    public Map<String, Map<String, String>> repairs() {
        Map<String, Map<String, String>> repairs = new LinkedHashMap<>();
        differing(describe(topics.settings().keySet()))
                .forEach(
                        (name, rules) -> {
                            Map<String, String> settings = new TreeMap<>();
                            rules.keySet()
                                    .forEach(rule -> settings.put(rule.setting(), rule.value()));
                            repairs.put(name, settings);
                        });
        return repairs;
    }

    /**
     * Sets the settings of existing topics to Caesura's values. Partitions and copies stay as they
     * are.
     *
     * @return the settings that were set, by topic
     * @throws KafkaException if the broker refuses or does not answer within 30 s
     */
    public Map<String, Map<String, String>> repair() {
        Map<String, Map<String, String>> repairs = repairs();
        alter(repairs);
        return repairs;
    }

    private void alter(Map<String, Map<String, String>> settings) {
        if (settings.isEmpty()) {
            return;
        }
        Map<ConfigResource, java.util.Collection<AlterConfigOp>> changes = new LinkedHashMap<>();
        settings.forEach((name, values) -> changes.put(resource(name), changes(values)));
        AdminAnswer.of(admin.incrementalAlterConfigs(changes).all());
    }

    private static List<AlterConfigOp> changes(Map<String, String> values) {
        return values.entrySet().stream()
                .map(one -> new ConfigEntry(one.getKey(), one.getValue()))
                .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
                .toList();
    }

    /** The rules that topics break, each with the sentence to report. */
    private Map<String, Map<TopicRule, String>> differing(Map<String, TopicDescription> found) {
        Map<String, Config> settings = settings(found.keySet());
        Map<String, Map<TopicRule, String>> differing = new LinkedHashMap<>();
        found.forEach(
                (name, topic) -> {
                    Map<TopicRule, String> broken = new LinkedHashMap<>();
                    for (TopicRule rule : rules(name, topic)) {
                        rule.difference(value(settings.get(name), rule.setting()))
                                .ifPresent(says -> broken.put(rule, says));
                    }
                    if (!broken.isEmpty()) {
                        differing.put(name, broken);
                    }
                });
        return differing;
    }

    private List<TopicRule> rules(String name, TopicDescription topic) {
        List<TopicRule> rules = new ArrayList<>();
        topics.settings()
                .getOrDefault(name, Map.of())
                .forEach((setting, value) -> rules.add(TopicRule.of(setting, value)));
        if (hasCopiesForTwo(topic)) {
            rules.add(TopicRule.of(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, TopicRule.TWO_COPIES));
        }
        return rules;
    }

    private static @Nullable String value(@Nullable Config config, String setting) {
        ConfigEntry entry = config == null ? null : config.get(setting);
        return entry == null ? null : entry.value();
    }

    private Map<String, TopicDescription> describe(java.util.Collection<String> names) {
        var existing = AdminAnswer.of(admin.listTopics().names());
        List<String> present = names.stream().filter(existing::contains).toList();
        Map<String, TopicDescription> described =
                AdminAnswer.of(admin.describeTopics(present).allTopicNames());
        Map<String, TopicDescription> inOrder = new LinkedHashMap<>();
        present.forEach(name -> inOrder.put(name, described.get(name)));
        return inOrder;
    }

    private Map<String, Config> settings(Set<String> names) {
        Map<String, Config> settings = new LinkedHashMap<>();
        AdminAnswer.of(
                        admin.describeConfigs(names.stream().map(TopicSetup::resource).toList())
                                .all())
                .forEach((resource, config) -> settings.put(resource.name(), config));
        return settings;
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}

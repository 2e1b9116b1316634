package dev.caesura.schemas.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics that are missing, and says where those that exist differ from what Caesura
 * wants.
 */
public final class TopicSetup {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Admin admin;
    private final Topics topics;

    public TopicSetup(Admin admin, Topics topics) {
        this.admin = admin;
        this.topics = topics;
    }

    /**
     * Creates what is missing, and waits until the broker knows of it.
     *
     * @param partitions of each topic; the same for all
     * @param replication the replication factor, or -1 for the broker's default
     * @return the names of the topics that were created
     * @throws KafkaException if the broker refuses or does not answer within 30 s
     */
    public List<String> create(int partitions, short replication) {
        List<String> created = new ArrayList<>();
        Map<String, Map<String, String>> wanted = wanted();
        var results =
                admin.createTopics(
                                wanted.entrySet().stream()
                                        .map(
                                                topic ->
                                                        new NewTopic(
                                                                        topic.getKey(),
                                                                        partitions,
                                                                        replication)
                                                                .configs(topic.getValue()))
                                        .toList())
                        .values();
        results.forEach(
                (name, result) -> {
                    try {
                        await(result);
                        created.add(name);
                    } catch (TopicExistsException e) {
                        // Somebody else was first; the check says whether it is as it should be.
                    }
                });
        awaitVisible(wanted.keySet());
        created.sort(String::compareTo);
        return created;
    }

    /** The controller answers before the brokers know of its topics; a check would miss them. */
    private void awaitVisible(Set<String> names) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!await(admin.listTopics().names()).containsAll(names)) {
            if (System.nanoTime() - deadline > 0) {
                throw new KafkaException(
                        "The new topics are still unknown to the broker after "
                                + LIMIT.toSeconds()
                                + " s");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /**
     * Compares the topics with what Caesura wants.
     *
     * @return a sentence for each difference, by topic; empty when all is well
     * @throws KafkaException if the broker does not answer within 30 s
     */
    public Map<String, List<String>> check() {
        Map<String, Map<String, String>> wanted = wanted();
        Map<String, TopicDescription> found = describe(List.copyOf(wanted.keySet()));
        Map<String, Config> settings = settings(found.keySet().stream().toList());
        Map<String, List<String>> differences = new LinkedHashMap<>();
        Map<Integer, List<String>> byPartitions = new TreeMap<>();
        wanted.forEach(
                (name, wants) -> {
                    List<String> lines = new ArrayList<>();
                    TopicDescription topic = found.get(name);
                    if (topic == null) {
                        lines.add("is missing");
                    } else {
                        byPartitions
                                .computeIfAbsent(topic.partitions().size(), n -> new ArrayList<>())
                                .add(name);
                        lines.addAll(differing(wants, settings.get(name)));
                    }
                    if (!lines.isEmpty()) {
                        differences.put(name, lines);
                    }
                });
        if (byPartitions.size() > 1) {
            byPartitions.forEach(
                    (count, names) ->
                            names.forEach(
                                    name ->
                                            differences
                                                    .computeIfAbsent(name, n -> new ArrayList<>())
                                                    .add(
                                                            "has "
                                                                    + count
                                                                    + " partitions; all topics need the same number")));
        }
        return differences;
    }

    private static List<String> differing(
            Map<String, String> wants, @org.jspecify.annotations.Nullable Config config) {
        List<String> lines = new ArrayList<>();
        wants.forEach(
                (key, value) -> {
                    var entry = config == null ? null : config.get(key);
                    String is = entry == null ? "unknown" : entry.value();
                    if (!value.equals(is)) {
                        lines.add(key + " is " + is + ", not " + value);
                    }
                });
        return lines;
    }

    private Map<String, Map<String, String>> wanted() {
        Map<String, Map<String, String>> wanted = new LinkedHashMap<>();
        topics.typed().forEach(topic -> wanted.put(topic.name(), topic.settings()));
        wanted.put(
                topics.deadLetters(),
                Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(Duration.ofDays(30).toMillis()),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(Topic.MAX_RECORD_BYTES)));
        return wanted;
    }

    private Map<String, TopicDescription> describe(List<String> names) {
        Map<String, TopicDescription> found = new LinkedHashMap<>();
        var existing = await(admin.listTopics().names());
        List<String> present = names.stream().filter(existing::contains).toList();
        await(admin.describeTopics(present).allTopicNames()).forEach(found::put);
        return found;
    }

    private Map<String, Config> settings(List<String> names) {
        Map<String, Config> settings = new LinkedHashMap<>();
        List<ConfigResource> resources =
                names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList();
        await(admin.describeConfigs(resources).all())
                .forEach((resource, config) -> settings.put(resource.name(), config));
        return settings;
    }

    private static <T> T await(org.apache.kafka.common.KafkaFuture<T> future) {
        try {
            return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException kafka) {
                throw kafka;
            }
            throw new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException(
                    "The broker did not answer within " + LIMIT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while waiting for the broker", e);
        }
    }
}

package dev.caesura.cli.cluster;

import dev.caesura.cli.terminal.CommandException;
import dev.caesura.cli.terminal.ProgressBar;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.topic.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** The Kafka cluster that a command talks to. Its clients give up within ten seconds. */
public final class Cluster {

    /** The prefix of Kafka's own settings, such as {@code security.protocol}. */
    private static final String CLIENT_PREFIX = "caesura.kafka.";

    private static final int ANSWER_LIMIT_MILLIS = 6_000;

    private final Map<String, Object> settings;

    public Cluster(Map<String, Object> settings) {
        this.settings = settings;
    }

    /** Work with the cluster. */
    public interface Work<T> {
        T on(Cluster cluster);
    }

    /**
     * Does the work.
     *
     * @throws CommandException if no broker answers in time, they refuse, or no client can be made
     */
    public <T> T run(Work<T> work) {
        try {
            return work.on(this);
        } catch (TimeoutException e) {
            throw new CommandException(
                    CommandException.FAILED, "No Kafka broker answers at " + bootstrapServers());
        } catch (ApiException e) {
            throw new CommandException(
                    CommandException.FAILED, "The brokers refuse: " + sentence(e.getMessage()));
        } catch (KafkaException e) {
            Throwable cause = e.getCause() instanceof KafkaException inner ? inner : e;
            if (cause instanceof ConfigException) {
                throw new CommandException(
                        CommandException.FAILED,
                        "Kafka can't be reached with these settings: "
                                + sentence(cause.getMessage()));
            }
            throw e;
        }
    }

    private static String sentence(@Nullable String message) {
        return String.valueOf(message).replaceFirst("\\.$", "");
    }

    /** The same cluster with other topics. */
    public Cluster with(Topics topics) {
        Map<String, Object> others = settings();
        others.put(KafkaOptions.TOPIC_PREFIX, topics.prefix());
        return new Cluster(others);
    }

    public Topics topics() {
        Object prefix = settings.getOrDefault(KafkaOptions.TOPIC_PREFIX, Topics.DEFAULT_PREFIX);
        return new Topics(prefix.toString());
    }

    /** The settings as given, for the services. */
    public Map<String, Object> settings() {
        return new LinkedHashMap<>(settings);
    }

    /** The settings that any Kafka client needs to reach the brokers. */
    public Map<String, Object> client() {
        Map<String, Object> config = new LinkedHashMap<>();
        settings.forEach(
                (name, value) -> {
                    if (name.startsWith(CLIENT_PREFIX)) {
                        config.put(name.substring(CLIENT_PREFIX.length()), value);
                    }
                });
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_LIMIT_MILLIS);
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_LIMIT_MILLIS / 2);
        return config;
    }

    public Admin admin() {
        return Admin.create(client());
    }

    /** Passes on every record of these topics up to their present end, and shows the progress. */
    public void read(List<String> topicNames, Start start, Consumer<LogEntry> sink) {
        read(new LogReader(client(), topics(), topicNames), start, sink);
    }

    /** Passes on every record of one conversation up to the present end. */
    public void readConversation(String conversationId, Start start, Consumer<LogEntry> sink) {
        read(
                LogReader.ofConversation(client(), topics(), conversationId),
                start,
                entry -> {
                    if (conversationId.equals(entry.key())) {
                        sink.accept(entry);
                    }
                });
    }

    static void read(LogReader log, Start start, Consumer<LogEntry> sink) {
        try (log;
                ProgressBar bar = new ProgressBar("Reading")) {
            log.readToEnd(start, sink, bar);
        } catch (IllegalStateException e) {
            throw new CommandException(CommandException.FAILED, String.valueOf(e.getMessage()));
        }
    }

    /**
     * The number of partitions of a topic.
     *
     * @throws CommandException if there is no such topic
     */
    public static int partitions(Admin admin, String topic) {
        try {
            var found = await(admin.describeTopics(List.of(topic)).allTopicNames());
            return Objects.requireNonNull(found.get(topic)).partitions().size();
        } catch (UnknownTopicOrPartitionException e) {
            throw new CommandException(
                    CommandException.FAILED,
                    "There is no topic " + topic + "; create it with caesura topics create");
        }
    }

    /** A broker's answer. */
    public static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka
                    ? kafka
                    : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while waiting for the broker", e);
        }
    }

    private Object bootstrapServers() {
        return Objects.requireNonNull(settings.get(KafkaOptions.BOOTSTRAP_SERVERS));
    }
}

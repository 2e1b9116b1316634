package dev.caesura.cli.cluster;

import dev.caesura.cli.terminal.CommandException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that talks to a Kafka cluster. */
public final class KafkaOptions {

    /** The setting that names the brokers. */
    public static final String BOOTSTRAP_SERVERS = "caesura.bootstrap-servers";

    /** The setting that the topics' names start with. */
    public static final String TOPIC_PREFIX = "caesura.topic-prefix";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:CAESURA_BOOTSTRAP_SERVERS}",
            description =
                    "Where the Kafka brokers are; by default the environment's CAESURA_BOOTSTRAP_SERVERS.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings (caesura.… = …), one a line, as in a Java properties file.")
    private @Nullable Path config;

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    public KafkaOptions() {}

    /** The cluster that the options name. */
    public Cluster cluster() throws IOException {
        return new Cluster(settings());
    }

    /** The settings of the file, and the brokers. */
    public Map<String, Object> settings() throws IOException {
        Map<String, Object> settings = new LinkedHashMap<>(fromFile());
        if (bootstrapServers != null && !bootstrapServers.isBlank()) {
            settings.put(BOOTSTRAP_SERVERS, bootstrapServers);
        }
        if (!settings.containsKey(BOOTSTRAP_SERVERS)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Which Kafka? Give --bootstrap-servers HOST:PORT, or set CAESURA_BOOTSTRAP_SERVERS."
                            + " (caesura demo brings its own and prints its address.)");
        }
        return settings;
    }

    private Map<String, String> fromFile() throws IOException {
        if (config == null) {
            return Map.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(config, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    CommandException.USAGE,
                    config + " is not a properties file: " + e.getMessage());
        }
        Map<String, String> settings = new LinkedHashMap<>();
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}

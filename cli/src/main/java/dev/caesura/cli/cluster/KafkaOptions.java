package dev.caesura.cli.cluster;

import dev.caesura.service.settings.ConfigFiles;
import dev.caesura.service.settings.SettingsCheck;
import dev.caesura.service.settings.WrittenSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options of every command that talks to a Kafka cluster. As for services, an option wins over
 * the environment, and that over the files.
 */
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
            description =
                    "The Kafka brokers; by default the environment's CAESURA_BOOTSTRAP_SERVERS.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--topic-prefix",
            paramLabel = "PREFIX",
            description =
                    "The prefix of the topics' names; by default the environment's"
                            + " CAESURA_TOPIC_PREFIX, or else caesura.")
    private @Nullable String topicPrefix;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            split = ",",
            description =
                    "Settings (caesura.…), as YAML (.yml, .yaml) or Java properties (.properties);"
                            + " several files may be given, and later ones win. By default the"
                            + " environment's CAESURA_CONFIG.")
    private List<Path> config = List.of();

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    public KafkaOptions() {}

    /**
     * The cluster that the options name.
     *
     * @throws dev.caesura.service.settings.SettingsException if settings can't be used
     */
    public Cluster cluster() {
        ConfigurableEnvironment environment = environment();
        SettingsCheck.require(environment, List.of());
        return new Cluster(WrittenSettings.of(requireBrokers(environment)));
    }

    /**
     * The settings of the options, for a service that reads the environment and the files itself.
     */
    public Map<String, Object> settings() {
        requireBrokers(environment());
        return given();
    }

    /** All settings, by the precedence of their sources; they are not validated. */
    public ConfigurableEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("commandLineArgs", given()));
        ConfigFiles.addTo(environment);
        return environment;
    }

    private Map<String, Object> given() {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (bootstrapServers != null && !bootstrapServers.isBlank()) {
            settings.put(BOOTSTRAP_SERVERS, bootstrapServers);
        }
        if (topicPrefix != null) {
            settings.put(TOPIC_PREFIX, topicPrefix);
        }
        if (!config.isEmpty()) {
            settings.put(
                    ConfigFiles.SETTING,
                    config.stream()
                            .map(file -> file.toAbsolutePath().toString())
                            .collect(Collectors.joining(",")));
        }
        return settings;
    }

    private ConfigurableEnvironment requireBrokers(ConfigurableEnvironment environment) {
        if (environment.getProperty(BOOTSTRAP_SERVERS, "").isBlank()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Which Kafka? Give --bootstrap-servers HOST:PORT, or set CAESURA_BOOTSTRAP_SERVERS."
                            + " (caesura demo brings its own and prints its address.)");
        }
        return environment;
    }
}

package dev.caesura.gateway.app;

import dev.caesura.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What all of Caesura's services are told.
 *
 * @param bootstrapServers where Kafka is: host:port, comma-separated
 * @param topicPrefix what the topics' names start with
 * @param accountsFile a YAML file with more accounts, read again when it changes
 * @param pseudonyms whether logs name a contact by a pseudonym; {@code false} writes it out
 * @param pseudonymKey what pseudonyms are made with, written like an account's secrets; without it
 *     they are others in each process
 * @param kafka more properties of Kafka's clients, by Kafka's names: TLS, SASL, batching …
 */
@ConfigurationProperties("caesura")
public record CaesuraSettings(
        @DefaultValue("127.0.0.1:9092") String bootstrapServers,
        @DefaultValue(Topics.DEFAULT_PREFIX) String topicPrefix,
        @Nullable Path accountsFile,
        @DefaultValue("true") boolean pseudonyms,
        @Nullable String pseudonymKey,
        @DefaultValue Map<String, String> kafka) {

    private static final Pattern SERVERS =
            Pattern.compile("\\s*[^\\s,]+:\\d{1,5}(\\s*,\\s*[^\\s,]+:\\d{1,5})*\\s*");
    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,200}");

    public CaesuraSettings {
        if (!SERVERS.matcher(bootstrapServers).matches()) {
            throw new IllegalArgumentException(
                    "caesura.bootstrap-servers is written host:port, comma-separated, for example"
                            + " kafka-1:9092,kafka-2:9092; this is '"
                            + bootstrapServers
                            + "'");
        }
        if (!PREFIX.matcher(topicPrefix).matches()) {
            throw new IllegalArgumentException(
                    "caesura.topic-prefix may have letters, digits, '.', '_' and '-'; this is '"
                            + topicPrefix
                            + "'");
        }
        kafka = Map.copyOf(kafka);
    }

    /** The values of Kafka's properties may be passwords. */
    @Override
    public String toString() {
        return "CaesuraSettings[bootstrapServers="
                + bootstrapServers
                + ", topicPrefix="
                + topicPrefix
                + ", accountsFile="
                + accountsFile
                + ", pseudonyms="
                + pseudonyms
                + ", kafka="
                + kafka.keySet()
                + "]";
    }
}

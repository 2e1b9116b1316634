package dev.caesura.processor.app;

import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.policyfile.PolicyFile;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The processor's settings, {@code caesura.processor.*}.
 *
 * @param applicationId the Kafka Streams application: its group, and the prefix of its internal
 *     topics
 * @param stateDir where the state stores lie on disk
 * @param threads stream threads of this instance
 * @param standbyReplicas copies of the state on other instances, for a quick take-over
 * @param policies a YAML file with the policies of channels and accounts; none without
 * @param policy what the default policy sets differently, by the names that the file uses too, such
 *     as {@code caesura.processor.policy.gap=45s}; other products call the gap debounce time
 * @param memory bytes of memory for all state stores of this instance together
 * @param query how conversations may be asked about over HTTP
 * @param streams further Kafka Streams settings, by Kafka's names
 */
@ConfigurationProperties("caesura.processor")
public record ProcessorSettings(
        @DefaultValue("caesura-processor") String applicationId,
        @DefaultValue("caesura-state") String stateDir,
        @DefaultValue("2") int threads,
        @DefaultValue("0") int standbyReplicas,
        @Nullable Path policies,
        @DefaultValue Map<String, String> policy,
        @DefaultValue("256MB") DataSize memory,
        @NestedConfigurationProperty @DefaultValue QuerySettings query,
        @DefaultValue Map<String, String> streams) {

    private static final String POLICY_PREFIX = "caesura.processor.policy.";

    /**
     * The policies that these settings and their file say.
     *
     * @throws dev.caesura.processor.policyfile.PolicyException if one is wrong
     */
    Policies resolve() {
        Policy base = PolicyFile.with(Policy.defaults(), POLICY_PREFIX, policy);
        return policies == null ? PolicyFile.standard(base) : PolicyFile.read(policies, base);
    }
}

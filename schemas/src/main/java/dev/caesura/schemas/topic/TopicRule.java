package dev.caesura.schemas.topic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * The required value of a topic's setting, and the reason.
 *
 * @param setting Kafka's name for it
 * @param value the value that Caesura sets
 * @param reach whether other values will do
 */
record TopicRule(String setting, String value, Reach reach) {

    /** The minimum of copies that must have a message before it counts as written. */
    static final String TWO_COPIES = "2";

    /** From this many copies on, two may be demanded: one broker may then be down. */
    static final int COPIES_FOR_TWO = 3;

    private static final String UNLIMITED = "-1";

    private static final Map<String, String> WHY =
            Map.of(
                    TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                    "the broker's clock decides what belongs to one burst",
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    "another policy deletes records that are still needed",
                    TopicConfig.RETENTION_MS_CONFIG,
                    "records would be deleted before their time",
                    TopicConfig.RETENTION_BYTES_CONFIG,
                    "a limit by size deletes records before their time",
                    TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG,
                    "a leader that lags behind would lose records that were acknowledged",
                    TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                    "one copy alone could acknowledge a record, and then be lost",
                    TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                    "the broker would refuse records that Caesura writes");

    /** Whether other values than Caesura's will do. */
    enum Reach {
        EXACTLY,
        AT_LEAST
    }

    /** The rule for a setting. */
    static TopicRule of(String setting, String value) {
        boolean more =
                List.of(
                                TopicConfig.RETENTION_MS_CONFIG,
                                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG)
                        .contains(setting);
        return new TopicRule(setting, value, more ? Reach.AT_LEAST : Reach.EXACTLY);
    }

    /**
     * The difference, as the end of a sentence that begins with the topic; empty if there is none.
     */
    Optional<String> difference(@Nullable String is) {
        if (is != null && isMet(is)) {
            return Optional.empty();
        }
        String must = reach == Reach.AT_LEAST ? "at least " + value : value;
        return Optional.of(
                setting
                        + " is "
                        + (is == null ? "unknown" : is)
                        + ", and must be "
                        + must
                        + ": "
                        + WHY.getOrDefault(setting, "Caesura relies on it"));
    }

    private boolean isMet(String is) {
        if (is.equals(value)) {
            return true;
        }
        return reach == Reach.AT_LEAST && (isUnlimited(is) || number(is) >= number(value));
    }

    private boolean isUnlimited(String is) {
        return setting.equals(TopicConfig.RETENTION_MS_CONFIG) && is.equals(UNLIMITED);
    }

    private static long number(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            return Long.MIN_VALUE;
        }
    }
}

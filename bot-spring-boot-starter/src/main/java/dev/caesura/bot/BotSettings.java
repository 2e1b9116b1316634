package dev.caesura.bot;

import dev.caesura.sender.generation.generator.BudgetSettings;
import dev.caesura.sender.guard.GuardSettings;
import dev.caesura.sender.lane.LaneSettings;
import dev.caesura.sender.work.RetrySettings;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a bot's method is called.
 *
 * @param enabled whether requests are read
 * @param group the consumer group, without the topics' prefix: instances of one bot share it, and
 *     two bots that each answer all requests need two
 * @param noReply the word with which the method says that it does not want to answer; an empty text
 *     says so, too
 * @param lanes how many requests are answered at once
 * @param retry of a method that failed for now; once it is over, the processor is told, and asks
 *     again later
 * @param guard when an account's calls are held back, as after many failures
 * @param budget what each account's answers may cost in an hour
 * @param clockSkew how far the clocks of different machines may be apart
 * @param consumer further settings of the consumer, by Kafka's names
 */
@ConfigurationProperties("caesura.bot")
public record BotSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("bot-requests") String group,
        @DefaultValue("NO_REPLY") String noReply,
        @NestedConfigurationProperty @DefaultValue LaneSettings lanes,
        @NestedConfigurationProperty @DefaultValue RetrySettings retry,
        @NestedConfigurationProperty @DefaultValue GuardSettings guard,
        @NestedConfigurationProperty @DefaultValue BudgetSettings budget,
        @DefaultValue("10m") Duration clockSkew,
        @DefaultValue Map<String, String> consumer) {

    /** The sender's own group: whoever shared it would get a part of the requests. */
    private static final String SENDERS = "sender-requests";

    public BotSettings {
        consumer = Map.copyOf(consumer);
        if (group.isBlank() || group.equals(SENDERS)) {
            throw new IllegalArgumentException(
                    "caesura.bot.group is '"
                            + group
                            + "'; write a name of its own, such as bot-requests");
        }
    }
}

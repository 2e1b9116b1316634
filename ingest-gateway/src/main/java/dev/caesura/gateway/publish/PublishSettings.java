package dev.caesura.gateway.publish;

import java.time.Duration;
import java.util.List;

/**
 * The limits of publishing.
 *
 * @param topics the topics that must exist before anything is sent
 * @param deadLetters the topic for what Kafka refuses
 * @param acknowledgeWithin how long a webhook waits for Kafka before it goes to the spool
 * @param drainWithin how long one chunk of the spool may take before it is sent again
 * @param spoolBytes how much the spool may hold; 0 switches it off
 */
public record PublishSettings(
        List<String> topics,
        String deadLetters,
        Duration acknowledgeWithin,
        Duration drainWithin,
        long spoolBytes) {

    public PublishSettings {
        topics = List.copyOf(topics);
    }
}

package dev.caesura.gateway.publish;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The limits of publishing.
 *
 * @param essentialTopics the topics without which nothing is sent; all wait for them
 * @param topics all topics that are written to, the essential ones among them
 * @param deadLetters the topic for what Kafka refuses
 * @param acknowledgeWithin how long a webhook waits for Kafka before it goes to the spool
 * @param answerWithin how long a webhook waits to be durable before it is refused
 * @param drainWithin how long Kafka may acknowledge nothing of the spool, at first, before it is
 *     sent again
 * @param topicWithin how long a topic that is not essential may be missing before what is for it
 *     counts as refused
 * @param spoolBytes how much the spool may hold; 0 switches it off
 */
public record PublishSettings(
        Set<String> essentialTopics,
        List<String> topics,
        String deadLetters,
        Duration acknowledgeWithin,
        Duration answerWithin,
        Duration drainWithin,
        Duration topicWithin,
        long spoolBytes) {

    public PublishSettings {
        essentialTopics = Set.copyOf(essentialTopics);
        topics = List.copyOf(topics);
    }
}

package dev.caesura.cli.health;

/**
 * A service's lag on a topic.
 *
 * @param group the consumer group
 * @param members the number of its instances' threads
 * @param topic the topic
 * @param records the number of unread records
 */
public record Lag(String group, int members, String topic, long records) {}

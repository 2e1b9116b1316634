package dev.caesura.cli.health;

/**
 * How far a service is behind on a topic.
 *
 * @param group the consumer group
 * @param members how many of its instances' threads are there
 * @param topic the topic
 * @param records how many records it has not read yet
 */
public record Lag(String group, int members, String topic, long records) {}

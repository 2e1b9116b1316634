package dev.caesura.cli.health;

import java.time.Instant;

/**
 * A partition with unread records from which a service reads none.
 *
 * @param group the consumer group
 * @param topic the topic
 * @param partition the partition
 * @param records the number of unread records
 * @param since the time of the first of them
 */
public record Standstill(String group, String topic, int partition, long records, Instant since) {}

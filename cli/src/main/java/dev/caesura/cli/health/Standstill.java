package dev.caesura.cli.health;

import java.time.Instant;

/**
 * A partition of which a service has records to read, and reads none.
 *
 * @param group the consumer group
 * @param topic the topic
 * @param partition the partition
 * @param records how many wait
 * @param since when the first of them was written
 */
public record Standstill(String group, String topic, int partition, long records, Instant since) {}

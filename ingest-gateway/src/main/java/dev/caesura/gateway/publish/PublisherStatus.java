package dev.caesura.gateway.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * How the publisher is, at a glance.
 *
 * @param direct whether records go straight to Kafka
 * @param obstacle why not, for a person
 * @param entries records in the spool
 * @param bytes their bytes
 * @param oldest when the oldest of them was spooled
 * @param setAside records that nobody takes, kept on the disk for a person
 */
public record PublisherStatus(
        boolean direct,
        Optional<String> obstacle,
        long entries,
        long bytes,
        Optional<Instant> oldest,
        int setAside) {}

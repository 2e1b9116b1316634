package dev.caesura.gateway.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * The publisher's status.
 *
 * @param direct whether records go straight to Kafka
 * @param obstacle the reason if they do not, for a person
 * @param entries records in the spool
 * @param bytes their bytes
 * @param oldest the time at which the oldest of them was spooled
 * @param setAside records that Kafka refuses for good, kept on the disk for a person
 */
public record PublisherStatus(
        boolean direct,
        Optional<String> obstacle,
        long entries,
        long bytes,
        Optional<Instant> oldest,
        int setAside) {}

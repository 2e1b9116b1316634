package dev.caesura.gateway.publish;

/** The place where records are safe. */
public enum Durability {
    /** All in-sync replicas have them. */
    ACKNOWLEDGED,
    /** They are synced to the local disk, and go to Kafka in order once it is back. */
    SPOOLED
}

package dev.caesura.cli.health;

/**
 * The records that wait on a gateway's disk.
 *
 * @param records their number
 * @param ageSeconds the age of the oldest
 */
public record Spool(long records, double ageSeconds) {

    String age() {
        return "the oldest for " + Math.round(ageSeconds) + " s";
    }
}

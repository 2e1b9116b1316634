package dev.caesura.cli.health;

/**
 * What waits on a gateway's disk.
 *
 * @param records how many records
 * @param ageSeconds how long the oldest has waited
 */
public record Spool(long records, double ageSeconds) {

    String age() {
        return "the oldest for " + Math.round(ageSeconds) + " s";
    }
}

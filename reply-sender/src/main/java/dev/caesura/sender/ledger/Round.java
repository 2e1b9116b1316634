package dev.caesura.sender.ledger;

/**
 * Which sending of a reply an attempt belongs to. A turn that is asked again has a reply of the
 * same id that was approved later; one that is put back from the dead letters is the same reply
 * once more. What failed in an earlier round does not speak against a later one.
 *
 * @param approvedAt when the reply was approved, in milliseconds since 1970, by the processor's
 *     clock; {@link #NOT_TOLD} in records that don't say it
 * @param replays how often it was put back from the dead letters since
 */
public record Round(long approvedAt, int replays) {

    /** For an attempt that does not say when its reply was approved. */
    static final long NOT_TOLD = -1;

    /** Of a channel's status, which knows of no rounds. */
    public static final Round UNKNOWN = new Round(NOT_TOLD, 0);

    /** Whether this round came after another. */
    boolean isAfter(Round other) {
        boolean comparable = approvedAt != NOT_TOLD && other.approvedAt != NOT_TOLD;
        return comparable && approvedAt != other.approvedAt
                ? approvedAt > other.approvedAt
                : replays > other.replays;
    }
}

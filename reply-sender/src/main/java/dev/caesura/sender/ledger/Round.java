package dev.caesura.sender.ledger;

/**
 * The round of a reply that an attempt belongs to. A turn that is asked again has a reply of the
 * same id that was approved later; one that is replayed from the dead letters is the same reply
 * once more. A failure in an earlier round does not count against a later one.
 *
 * @param approvedAt the time at which the reply was approved, in milliseconds since 1970, by the
 *     processor's clock; {@link #NOT_TOLD} in records without it
 * @param replays the number of replays from the dead letters since
 */
public record Round(long approvedAt, int replays) {

    /** For an attempt that does not say when its reply was approved. */
    static final long NOT_TOLD = -1;

    /** The round of a channel's status, which knows no rounds. */
    public static final Round UNKNOWN = new Round(NOT_TOLD, 0);

    /** Whether this round came after another. */
    boolean isAfter(Round other) {
        boolean comparable = approvedAt != NOT_TOLD && other.approvedAt != NOT_TOLD;
        return comparable && approvedAt != other.approvedAt
                ? approvedAt > other.approvedAt
                : replays > other.replays;
    }
}

package dev.caesura.processor.domain.burst;

import dev.caesura.schemas.event.CloseReason;

/**
 * A burst at its end.
 *
 * @param burst the burst
 * @param closedAt its deadline, or the arrival of the record that closed it early, in milliseconds
 *     since the epoch
 * @param reason why it ended
 */
public record Closing(OpenBurst burst, long closedAt, CloseReason reason) {

    /** Whether it ended at its deadline. */
    public boolean isDue() {
        return reason == CloseReason.INACTIVITY || reason == CloseReason.MAX_WAIT;
    }
}

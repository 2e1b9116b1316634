package dev.caesura.cli.health;

import java.time.Instant;

/**
 * A requested turn without an end in the ledger.
 *
 * @param conversationId the conversation
 * @param requestId the turn
 * @param askedAt the time of its last request
 * @param attempts the number of its requests
 * @param unlocks the number of its unlock commands
 */
public record StuckTurn(
        String conversationId, String requestId, Instant askedAt, int attempts, int unlocks) {

    /** Whether it was tried so often that another try needs a person's decision. */
    public boolean isUsedUp(int limit) {
        return Math.max(attempts, unlocks) >= limit;
    }
}

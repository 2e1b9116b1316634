package dev.caesura.cli.health;

import java.time.Instant;

/**
 * A turn that was asked for, and of which the ledger has no end.
 *
 * @param conversationId the conversation
 * @param requestId the turn
 * @param askedAt when it was asked for last
 * @param attempts how often it was asked for
 * @param unlocks how often it was told to give up
 */
public record StuckTurn(
        String conversationId, String requestId, Instant askedAt, int attempts, int unlocks) {

    /** Whether it was tried so often that trying again needs a person's decision. */
    public boolean isUsedUp(int limit) {
        return Math.max(attempts, unlocks) >= limit;
    }
}

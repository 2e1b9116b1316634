package dev.caesura.sender.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One try at sending a reply, as its {@code attempted} record carries it.
 *
 * @param replyId the reply
 * @param token tells this try from all others
 * @param resends the token of the unresolved attempt that this one follows by policy, or null
 * @param replays how often the reply was put back from the dead letters
 */
public record Attempt(String replyId, String token, @Nullable String resends, int replays) {}

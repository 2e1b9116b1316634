package dev.caesura.schemas.event;

import java.time.Instant;

/**
 * A reply that the contact was sent a moment ago, for a generator not to repeat.
 *
 * @param text the reply
 * @param at when it was approved
 */
public record RecentReply(String text, Instant at) {}

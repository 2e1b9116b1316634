package dev.caesura.cli.health;

import java.time.Instant;

/**
 * Something that a contact may have received twice.
 *
 * @param kind asked twice, sent twice, or same text twice
 * @param conversationId the conversation
 * @param detail the ids
 * @param at the time of the second one
 */
public record Duplicate(String kind, String conversationId, String detail, Instant at) {}

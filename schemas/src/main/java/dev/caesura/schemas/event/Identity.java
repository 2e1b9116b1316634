package dev.caesura.schemas.event;

import java.time.Instant;

/**
 * Another id of a contact: every message under the alias belongs to the conversation.
 *
 * @param alias the conversation id that the alias alone would give; the record's key
 * @param conversationId the conversation that the contact has
 * @param at when a gateway learned it
 */
public record Identity(String alias, String conversationId, Instant at) implements Event {}

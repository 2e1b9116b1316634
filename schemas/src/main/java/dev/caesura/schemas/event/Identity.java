package dev.caesura.schemas.event;

import java.time.Instant;

/**
 * Another id of a contact: whatever arrives under the alias belongs to the conversation.
 *
 * @param alias the conversation id that the alias alone would make; the record's key
 * @param conversationId the conversation that the contact has
 * @param at when a gateway learnt it
 */
public record Identity(String alias, String conversationId, Instant at) implements Event {}

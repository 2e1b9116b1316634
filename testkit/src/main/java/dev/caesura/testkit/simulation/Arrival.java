package dev.caesura.testkit.simulation;

import dev.caesura.schemas.event.InboundMessage;

/**
 * Something that a contact sent.
 *
 * @param at when it arrived, in milliseconds since the epoch
 * @param message the message
 */
public record Arrival(long at, InboundMessage message) {}

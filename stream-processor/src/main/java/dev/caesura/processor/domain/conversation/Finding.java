package dev.caesura.processor.domain.conversation;

import dev.caesura.schemas.event.Reason;

/**
 * A repetition that was found.
 *
 * @param reason the kind of repetition
 * @param score how alike, 0 to 1
 */
public record Finding(Reason reason, double score) {}

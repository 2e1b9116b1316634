package dev.caesura.processor.domain.turn;

/**
 * A repetition that was found.
 *
 * @param reason what repeats, as a short code
 * @param score how alike, 0 to 1
 */
public record Finding(String reason, double score) {}

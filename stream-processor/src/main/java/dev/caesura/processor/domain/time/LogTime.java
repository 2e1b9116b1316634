package dev.caesura.processor.domain.time;

/**
 * How far a partition has been read, by the arrivals that the log states.
 *
 * @param millis in milliseconds since the epoch
 */
public record LogTime(long millis) {}

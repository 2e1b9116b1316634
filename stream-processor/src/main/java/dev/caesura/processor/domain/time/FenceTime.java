package dev.caesura.processor.domain.time;

/**
 * How far a fence proves that a partition has been read: everything that arrived before has been.
 *
 * @param millis in milliseconds since the epoch
 */
public record FenceTime(long millis) {}

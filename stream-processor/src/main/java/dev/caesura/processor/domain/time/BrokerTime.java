package dev.caesura.processor.domain.time;

/**
 * The present by the broker's clock, as far as it is known.
 *
 * @param millis in milliseconds since the epoch
 */
public record BrokerTime(long millis) {}

package dev.caesura.sender.delivery.channel;

/**
 * A channel's limits.
 *
 * @param texts cuts a reply into parts of at most one message's length
 * @param callsPerSecond the most calls for an account, unless its settings say otherwise
 */
public record ChannelLimits(TextSplitter texts, int callsPerSecond) {}

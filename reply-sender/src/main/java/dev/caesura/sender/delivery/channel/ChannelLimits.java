package dev.caesura.sender.delivery.channel;

/**
 * What a channel takes.
 *
 * @param texts cuts a reply into parts that are no longer than one message may be
 * @param callsPerSecond how often an account may be called, unless its settings say otherwise
 */
public record ChannelLimits(TextSplitter texts, int callsPerSecond) {}

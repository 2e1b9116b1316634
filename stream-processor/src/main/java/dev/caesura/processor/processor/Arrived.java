package dev.caesura.processor.processor;

import org.jspecify.annotations.Nullable;

/**
 * A message as it was read from the log.
 *
 * @param conversationId its key
 * @param head what the rules need of it
 * @param at its arrival, in milliseconds since the epoch
 * @param offset its place in the log
 * @param json its bytes
 * @param trace the trace that it belongs to; null without one
 */
record Arrived(
        String conversationId,
        MessageHead head,
        long at,
        long offset,
        byte[] json,
        byte @Nullable [] trace) {

    /** The same, with another arrival. */
    Arrived at(long moment) {
        return new Arrived(conversationId, head, moment, offset, json, trace);
    }
}

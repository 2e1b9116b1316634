package dev.caesura.processor.domain.burst;

import org.jspecify.annotations.Nullable;

/**
 * A message of a closed burst: its place in the history, and its content.
 *
 * @param id the channel's id
 * @param at its arrival, in milliseconds since the epoch
 * @param offset its place in the log
 * @param said its content
 * @param sender the sender in a group; null elsewhere
 */
public record AskedMessage(String id, long at, long offset, Said said, @Nullable String sender) {

    /**
     * A message of a closing burst.
     *
     * @param room the number of characters of its text to keep
     */
    static AskedMessage of(Message message, int room) {
        return new AskedMessage(
                message.id(),
                message.at(),
                message.offset(),
                message.said().cut(room),
                message.sender());
    }

    AskedMessage saying(Said later) {
        return new AskedMessage(id, at, offset, later, sender);
    }
}

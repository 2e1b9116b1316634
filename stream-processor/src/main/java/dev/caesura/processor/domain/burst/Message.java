package dev.caesura.processor.domain.burst;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact's message, as the rules need it.
 *
 * @param id the channel's id
 * @param at its arrival, in milliseconds since the epoch
 * @param offset its place in the log
 * @param json its bytes, passed on unread; empty if they are not in memory
 * @param bytes the size of its JSON
 * @param said its content
 * @param sender the sender in a group; null elsewhere
 * @param route what a reply must carry to reach the contact; passed on
 */
public record Message(
        String id,
        long at,
        long offset,
        byte[] json,
        int bytes,
        Said said,
        @Nullable String sender,
        Map<String, String> route) {

    private static final byte[] ELSEWHERE = {};

    /** A message whose bytes are in memory. */
    public Message(
            String id,
            long at,
            long offset,
            byte[] json,
            Said said,
            @Nullable String sender,
            Map<String, String> route) {
        this(id, at, offset, json, json.length, said, sender, route);
    }

    /** Whether its bytes are in memory. */
    public boolean isHeld() {
        return json.length > 0;
    }

    /** A copy whose bytes are no longer in memory. */
    public Message withoutBytes() {
        return new Message(id, at, offset, ELSEWHERE, bytes, said, sender, route);
    }

    /** A copy whose bytes are in memory again. */
    public Message withBytes(byte[] again) {
        return new Message(id, at, offset, again, bytes, said, sender, route);
    }

    /** A copy with another arrival time. */
    public Message arrivedAt(long moment) {
        return moment == at
                ? this
                : new Message(id, moment, offset, json, bytes, said, sender, route);
    }

    /** A copy with the edited content, in the same place. */
    public Message edited(Message later) {
        return new Message(
                id, at, offset, later.json, later.bytes, later.said, sender, later.route);
    }
}

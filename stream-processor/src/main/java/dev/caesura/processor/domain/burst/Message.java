package dev.caesura.processor.domain.burst;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact's message, as the rules need it.
 *
 * @param id the channel's id
 * @param at its arrival, in milliseconds since the epoch
 * @param offset its place in the log
 * @param json its bytes, passed on and never looked at; empty where they are written down already
 * @param bytes the size of its JSON
 * @param said what it says
 * @param sender who wrote it, in a group; null elsewhere
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

    private static final byte[] WRITTEN_DOWN = {};

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

    /** The same, with its bytes written down and no longer in memory. */
    public Message writtenDown() {
        return new Message(id, at, offset, WRITTEN_DOWN, bytes, said, sender, route);
    }

    /** The same with another arrival. */
    public Message arrivedAt(long moment) {
        return moment == at
                ? this
                : new Message(id, moment, offset, json, bytes, said, sender, route);
    }

    /** The same message, with what it says now; its place is kept. */
    public Message edited(Message later) {
        return new Message(
                id, at, offset, later.json, later.bytes, later.said, sender, later.route);
    }
}

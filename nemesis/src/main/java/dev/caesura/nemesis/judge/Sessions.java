package dev.caesura.nemesis.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sessions of a log of messages: a conversation's messages, in the order of the log, split
 * where the pause between two timestamps is longer than the gap. A message that appears again is
 * the same message, and does not count.
 */
final class Sessions {

    /**
     * One session.
     *
     * @param messages the ids, in the order of the log
     * @param lastAt the last message's timestamp, in milliseconds since the epoch
     */
    record Session(List<String> messages, long lastAt) {}

    private final long gap;
    private final Map<String, Session> current = new HashMap<>();
    private final Map<String, Session> byFirst = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    /** No sessions yet; the gap is in milliseconds. */
    Sessions(long gap) {
        this.gap = gap;
    }

    /** The next message of the log. */
    void add(String conversation, String message, long at) {
        if (!known.add(message)) {
            return;
        }
        Session before = current.get(conversation);
        List<String> messages =
                before != null && at - before.lastAt() <= gap
                        ? before.messages()
                        : new ArrayList<>();
        messages.add(message);
        Session session = new Session(messages, at);
        current.put(conversation, session);
        byFirst.put(messages.get(0), session);
    }

    /** All of them. */
    Collection<Session> all() {
        return byFirst.values();
    }
}

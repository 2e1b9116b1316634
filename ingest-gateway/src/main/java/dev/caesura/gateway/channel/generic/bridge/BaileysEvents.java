package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.EventKinds;

/**
 * The kinds of Baileys' events that bring no messages, by their names; Evolution API has the same
 * names with dots in them.
 *
 * @see <a href="https://baileys.wiki/concepts/events">Baileys: events</a>
 */
final class BaileysEvents {

    private BaileysEvents() {}

    /** Whether the event's content is about other messages, although it has their keys. */
    static boolean isAboutOther(String event) {
        return event.endsWith("reaction") || event.contains("receipt") || event.contains("media");
    }

    static String kindOf(String event) {
        if (event.endsWith("reaction")) {
            return EventKinds.REACTION;
        }
        if (event.equals("messages.set") || event.startsWith("messaging")) {
            return EventKinds.HISTORY;
        }
        if (event.startsWith("message")) {
            return EventKinds.STATUS;
        }
        if (event.startsWith("group")) {
            return EventKinds.MEMBERSHIP;
        }
        if (event.startsWith("newsletter")) {
            return EventKinds.FEED;
        }
        return event.startsWith("call") ? EventKinds.CALL : EventKinds.ACCOUNT;
    }
}

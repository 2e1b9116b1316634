package dev.caesura.sender.delivery.channel.telegram;

import java.util.LinkedHashMap;
import java.util.Map;

/** Groups that became supergroups, by their old ids; the oldest are forgotten beyond a number. */
final class MovedChats {

    private static final int KEPT = 10_000;

    private final Map<String, String> newIds = new LinkedHashMap<>();

    synchronized void learn(String before, String now) {
        newIds.put(before, now);
        if (newIds.size() > KEPT) {
            newIds.remove(newIds.keySet().iterator().next());
        }
    }

    /** The present id of a chat. */
    synchronized String now(String chat) {
        return newIds.getOrDefault(chat, chat);
    }
}

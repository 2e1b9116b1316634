package dev.caesura.gateway.channel.mapping;

import java.util.List;
import java.util.Set;

/**
 * A system's notice about a chat, in the chat's own words or without any: {@code type: system},
 * {@code channel_join}, {@code conversationUpdate}. Nobody wrote it, and nobody answers it.
 */
final class ChatNotice {

    private static final Set<List<String>> WHOLE =
            Set.of(
                    List.of("system"),
                    List.of("system", "message"),
                    List.of("system", "notification"),
                    List.of("system", "event"),
                    List.of("service", "message"));

    /** The members of a chat who join and leave. */
    private static final Set<String> WHO =
            Set.of(
                    "channel",
                    "group",
                    "chat",
                    "conversation",
                    "room",
                    "member",
                    "members",
                    "participant",
                    "participants",
                    "user",
                    "agent",
                    "operator",
                    "team");

    private static final Set<String> COME_AND_GO = Set.of("join", "joined", "leave", "left");

    /** The things that change in conversations and in people's places in them. */
    private static final Set<String> THINGS =
            Set.of(
                    "conversation",
                    "session",
                    "chat",
                    "thread",
                    "ticket",
                    "user",
                    "contact",
                    "subscriber",
                    "member",
                    "members",
                    "participant",
                    "participants",
                    "agent",
                    "group",
                    "channel",
                    "connection");

    private static final Set<String> HAPPENINGS =
            Set.of(
                    "update",
                    "updated",
                    "created",
                    "started",
                    "opened",
                    "reopened",
                    "closed",
                    "ended",
                    "assigned",
                    "unassigned",
                    "added",
                    "removed",
                    "deleted",
                    "changed",
                    "subscribed",
                    "unsubscribed",
                    "connected",
                    "disconnected",
                    "resolved",
                    "transferred",
                    "blocked",
                    "expired",
                    "tagged",
                    "merged");

    private ChatNotice() {}

    /** Whether a name is that of a notice, whatever words come with it. */
    static boolean isNamedBy(List<String> words) {
        int last = words.size() - 1;
        boolean moved =
                last > 0
                        && COME_AND_GO.contains(words.get(last))
                        && WHO.contains(words.get(last - 1));
        return moved || WHOLE.contains(words);
    }

    /**
     * Whether a name is about a conversation or somebody in it, and not about a message. Some
     * systems use it for a conversation's first words, too: without any words it is a notice.
     */
    static boolean isOfAChat(List<String> words) {
        boolean things = words.size() > 1 && THINGS.containsAll(words);
        boolean happening = words.stream().anyMatch(HAPPENINGS::contains);
        return things
                || (happening
                        && words.stream().anyMatch(THINGS::contains)
                        && words.stream().noneMatch(EventNames.MESSAGES::contains));
    }
}

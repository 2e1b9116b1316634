package dev.caesura.gateway.channel.mapping;

import java.util.Set;

/**
 * Types that only say that somebody wrote: {@code chat}, {@code TEXT}, {@code Message}, {@code
 * message.created}. Their content is a text, or anything else that is found beside it.
 */
final class TextTypes {

    private static final Set<String> WORDS =
            Set.of(
                    "text",
                    "txt",
                    "chat",
                    "message",
                    "messages",
                    "msg",
                    "conversation",
                    "new",
                    "create",
                    "created",
                    "add",
                    "added",
                    "receive",
                    "received",
                    "sent",
                    "update",
                    "updated",
                    "edited",
                    "changed");

    /**
     * A name with one of them is about a message; an {@code update} alone may be about anything.
     */
    private static final Set<String> MESSAGES =
            Set.of("text", "txt", "chat", "message", "messages", "msg");

    private TextTypes() {}

    static boolean isText(String type) {
        var words = EventNames.words(type);
        return WORDS.containsAll(words) && words.stream().anyMatch(MESSAGES::contains);
    }
}

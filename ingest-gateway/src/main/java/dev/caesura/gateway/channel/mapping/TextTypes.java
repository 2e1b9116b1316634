package dev.caesura.gateway.channel.mapping;

import java.util.Set;

/**
 * Types that say no more than that somebody wrote: {@code chat}, {@code TEXT}, {@code Message},
 * {@code message.created}. What they come with is a text, or what else is found beside it.
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

    /** One of them is of a message; an {@code update} alone may be of anything. */
    private static final Set<String> MESSAGES =
            Set.of("text", "txt", "chat", "message", "messages", "msg");

    private TextTypes() {}

    static boolean isText(String type) {
        var words = EventNames.words(type);
        return WORDS.containsAll(words) && words.stream().anyMatch(MESSAGES::contains);
    }
}

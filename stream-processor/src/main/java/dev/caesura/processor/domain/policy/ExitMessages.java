package dev.caesura.processor.domain.policy;

import java.util.List;
import java.util.Set;

/**
 * How a conversation ends: one exit message, then nothing more.
 *
 * @param afterReplies how many replies a contact gets before the exit message; 0 for no end
 * @param keywords messages that ask for the end
 * @param messages the exit message's variants; without any, the conversation ends silently
 */
public record ExitMessages(int afterReplies, Set<String> keywords, List<String> messages) {

    public static final ExitMessages NONE = new ExitMessages(0, Set.of(), List.of());

    public ExitMessages {
        keywords = Keywords.normal(keywords);
        messages = List.copyOf(messages);
        if (afterReplies < 0) {
            throw new IllegalArgumentException(
                    "exit-after can't be negative; write 0 for a conversation without an end");
        }
        if (messages.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("An exit message can't be empty");
        }
    }
}

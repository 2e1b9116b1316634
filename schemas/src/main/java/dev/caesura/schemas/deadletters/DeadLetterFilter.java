package dev.caesura.schemas.deadletters;

import org.jspecify.annotations.Nullable;

/**
 * Chooses dead letters; a null field matches all.
 *
 * @param reason only this reason
 * @param source only records from this topic, with or without the prefix
 * @param conversationId only this conversation
 * @param position only this dead letter
 */
public record DeadLetterFilter(
        @Nullable String reason,
        @Nullable String source,
        @Nullable String conversationId,
        @Nullable String position) {

    public boolean accepts(DeadLetter letter) {
        return (reason == null || reason.equals(letter.reason()))
                && (source == null || isSource(letter.sourceTopic(), source))
                && (conversationId == null || conversationId.equals(letter.conversationId()))
                && (position == null || position.equals(letter.position()));
    }

    private static boolean isSource(String topic, String name) {
        return topic.equals(name) || topic.endsWith('.' + name);
    }
}

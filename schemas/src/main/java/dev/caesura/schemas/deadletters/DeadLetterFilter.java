package dev.caesura.schemas.deadletters;

import org.jspecify.annotations.Nullable;

/**
 * Chooses dead letters; what is null chooses all.
 *
 * @param reason this reason only
 * @param source what was read from this topic only, with or without the prefix
 * @param conversationId this conversation only
 * @param position this one only
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

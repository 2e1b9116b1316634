package dev.caesura.processor.mapping;

import dev.caesura.schemas.event.ConversationId;

/**
 * Determines the partition of a conversation in a team's own topic, as the producers' partitioner
 * does, from the conversation's id.
 */
@FunctionalInterface
public interface Placement {

    /**
     * The partition; always the same for the same conversation and number of partitions.
     *
     * @param partitions how many the topic has
     */
    int partition(ConversationId conversation, int partitions);
}

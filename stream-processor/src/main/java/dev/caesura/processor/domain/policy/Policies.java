package dev.caesura.processor.domain.policy;

/** Finds the policy of a conversation: the account's, else the channel's, else the default. */
@FunctionalInterface
public interface Policies {

    /** The policy that holds for a conversation, by its written id. */
    Policy of(String conversationId);

    /** One policy for all conversations. */
    static Policies same(Policy policy) {
        return conversationId -> policy;
    }
}

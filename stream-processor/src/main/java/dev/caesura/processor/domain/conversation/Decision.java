package dev.caesura.processor.domain.conversation;

import java.util.List;

/**
 * What becomes of a conversation.
 *
 * @param next the state after the event
 * @param effects what is to be done, in this order
 */
public record Decision(ConversationState next, List<Effect> effects) {}

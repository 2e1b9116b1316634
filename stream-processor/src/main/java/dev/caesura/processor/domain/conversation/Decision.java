package dev.caesura.processor.domain.conversation;

import java.util.List;

/**
 * The decision about an event.
 *
 * @param next the state after the event
 * @param effects the effects to carry out, in this order
 */
public record Decision(ConversationState next, List<Effect> effects) {}

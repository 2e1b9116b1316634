package dev.caesura.sender.deliver;

import dev.caesura.schemas.event.ConversationId;

/**
 * One part of a reply on its way to a channel.
 *
 * @param replyId the reply; channels that can carry it back in a status webhook get it
 * @param conversation whom it goes to
 * @param text this part's text
 * @param part its number, from 0
 * @param parts how many there are
 */
public record Outgoing(
        String replyId, ConversationId conversation, String text, int part, int parts) {}

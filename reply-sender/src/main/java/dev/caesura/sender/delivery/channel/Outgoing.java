package dev.caesura.sender.delivery.channel;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.PartReference;
import java.util.Map;

/**
 * One part of a reply on its way to a channel.
 *
 * @param replyId the reply
 * @param conversation whom it goes to
 * @param route what it must carry to reach the contact, as the gateway put it into the message
 * @param text this part's text
 * @param part its number, from 0
 * @param parts how many there are
 */
public record Outgoing(
        String replyId,
        ConversationId conversation,
        Map<String, String> route,
        String text,
        int part,
        int parts) {

    /** What channels that can carry it return in a status webhook. */
    public String reference() {
        return part == parts - 1 ? replyId : new PartReference(replyId, part + 1).toString();
    }

    /** The contact's id where a channel has no name of its own for another one in the route. */
    public String contact() {
        return route.getOrDefault("contact", conversation.contact());
    }
}

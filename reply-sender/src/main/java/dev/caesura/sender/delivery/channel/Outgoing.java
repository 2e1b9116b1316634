package dev.caesura.sender.delivery.channel;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.PartReference;
import java.util.Map;

/**
 * One part of a reply that goes to a channel.
 *
 * @param replyId the reply
 * @param conversation its conversation
 * @param route the data that it needs to reach the contact, as the gateway put them into the
 *     message
 * @param text this part's text
 * @param part its number, from 0
 * @param parts the number of parts
 */
public record Outgoing(
        String replyId,
        ConversationId conversation,
        Map<String, String> route,
        String text,
        int part,
        int parts) {

    /** The reference that channels which can carry it return in a status webhook. */
    public String reference() {
        return part == parts - 1 ? replyId : new PartReference(replyId, part + 1).toString();
    }

    /** The contact's id, for a channel without a name of its own for another id in the route. */
    public String contact() {
        return route.getOrDefault("contact", conversation.contact());
    }
}

package dev.caesura.gateway.channel;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.InboundMessage;
import java.util.List;

/**
 * The meaning of a webhook.
 *
 * @param messages contacts' messages and the channel's echoes, including edits and deletions, in
 *     the webhook's order
 * @param deliveries status receipts of replies
 * @param events everything else: reactions, system notices, calls …
 * @param links contacts that turned out to be the same under two ids, apart from the aliases that
 *     the messages themselves name
 * @param resolved conversations that people have resolved
 * @param unreadable items that could not be understood; their neighbours are in the other lists
 * @param unreadableBeyond the number of further unreadable items, which are only counted
 */
public record Translation(
        List<InboundMessage> messages,
        List<DeliveryEvent> deliveries,
        List<ChannelEvent> events,
        List<ContactLink> links,
        List<ResolvedConversation> resolved,
        List<UnreadableItem> unreadable,
        int unreadableBeyond) {

    public Translation {
        messages = List.copyOf(messages);
        deliveries = List.copyOf(deliveries);
        events = List.copyOf(events);
        links = List.copyOf(links);
        resolved = List.copyOf(resolved);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * An event that is not a message; it is counted, and nothing more.
     *
     * @param kind one of {@link EventKinds}
     * @param id the channel's id of it, or an empty text
     * @param detail a short word on it, without the contact's text
     */
    public record ChannelEvent(String kind, String id, String detail) {}

    /**
     * Two ids of one contact.
     *
     * @param known the conversation under the id that the contact had so far
     * @param other the conversation that the other id alone would make
     */
    public record ContactLink(ConversationId known, ConversationId other) {}

    /**
     * A conversation that people have resolved: Caesura may resume it.
     *
     * @param by the person who resolved it, for the record
     */
    public record ResolvedConversation(ConversationId conversation, String by) {}

    /**
     * A part of a webhook that could not be understood.
     *
     * @param bytes the part's own bytes, for the dead letter
     * @param why the error
     */
    public record UnreadableItem(byte[] bytes, UnreadableWebhookException why) {

        /** The error, for a person. */
        public String reason() {
            String message = why.getMessage();
            return message == null ? "unreadable" : message;
        }
    }
}

package dev.caesura.gateway.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.gateway.channel.Translation.ChannelEvent;
import dev.caesura.gateway.channel.Translation.ContactLink;
import dev.caesura.gateway.channel.Translation.ResolvedConversation;
import dev.caesura.gateway.channel.Translation.UnreadableItem;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Collects the contents of a webhook; for one thread and one webhook. */
public final class TranslationBuilder {

    /** The number of items of one webhook that become a dead letter each. */
    static final int MOST_UNREADABLE = 100;

    private final List<InboundMessage> messages = new ArrayList<>();
    private final List<DeliveryEvent> deliveries = new ArrayList<>();
    private final List<ChannelEvent> events = new ArrayList<>();
    private final List<ContactLink> links = new ArrayList<>();
    private final List<ResolvedConversation> resolved = new ArrayList<>();
    private final List<UnreadableItem> unreadable = new ArrayList<>();
    private int unreadableBeyond;
    private final Set<List<String>> seen = new HashSet<>();

    /**
     * Adds a message; the second one of an id and contact becomes a {@code duplicate} event. An
     * echo, an edit and a deletion differ from the message whose id they share, and two edits of
     * one message are two edits.
     */
    public void message(InboundMessage message) {
        String edited = message.kind() == Kind.EDIT ? String.valueOf(message.text()) : "";
        List<String> key =
                List.of(
                        message.account(),
                        message.contact(),
                        message.direction().name(),
                        message.kind().name(),
                        message.messageId(),
                        edited);
        if (seen.add(key)) {
            messages.add(message);
        } else {
            event(EventKinds.DUPLICATE, message.messageId(), "twice in one webhook");
        }
    }

    /** Adds that two ids belong to one contact; equal ids are ignored. */
    public void link(ConversationId known, ConversationId other) {
        if (!known.equals(other)) {
            links.add(new ContactLink(known, other));
        }
    }

    /** Adds that people have resolved a conversation. */
    public void resolved(ConversationId conversation, String by) {
        resolved.add(new ResolvedConversation(conversation, by));
    }

    public void delivery(DeliveryEvent delivery) {
        deliveries.add(delivery);
    }

    /** Adds an event that is not a message. */
    public void event(String kind, @Nullable String id, @Nullable String detail) {
        events.add(new ChannelEvent(kind, id == null ? "" : id, detail == null ? "" : detail));
    }

    /**
     * Reads every item; one that can't be understood is kept aside, and the others are read all the
     * same. After {@link #MOST_UNREADABLE} of them, the rest are only counted: a body of numbers
     * would otherwise become half a million dead letters.
     */
    public void each(Iterable<JsonNode> items, Consumer<JsonNode> reader) {
        for (JsonNode item : items) {
            try {
                reader.accept(item);
            } catch (UnreadableWebhookException e) {
                setAside(item, e);
            }
        }
    }

    private void setAside(JsonNode item, UnreadableWebhookException why) {
        if (unreadable.size() < MOST_UNREADABLE) {
            unreadable.add(new UnreadableItem(item.toString().getBytes(UTF_8), why));
        } else {
            unreadableBeyond++;
        }
    }

    public Translation build() {
        return new Translation(
                messages, deliveries, events, links, resolved, unreadable, unreadableBeyond);
    }
}

package dev.caesura.schemas.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a contact sent, or what the channel echoed of the business side.
 *
 * <p>Its arrival, which decides about bursts, is the timestamp of its record in the {@code
 * messages} topic and not a field.
 *
 * @param messageId the channel's own id; derived from the content where a channel has none
 * @param conversationId {@code channel:account:contact}
 * @param channel the channel's name
 * @param account the business side
 * @param contact the chat: a person, or a group or topic
 * @param sender who typed; differs from the contact in a group
 * @param direction inbound, or an echo of the business side
 * @param type text, image, location, button_reply …; {@code unsupported} where the channel's type
 *     is not known
 * @param text what was written, or the title of what was pressed; null where there is none
 * @param payload the machine-readable part: a button's id, a form's or location's JSON
 * @param media the files, in the channel's order
 * @param replyTo the id of the message that this one quotes
 * @param route what a reply must carry to reach the contact, by the channel's own names, such as
 *     {@code business_connection_id}; empty where the conversation says it all
 * @param sentAt the channel's time, to the precision that the channel has
 * @param receivedAt when the gateway read the webhook
 * @param raw the channel's own JSON of this message, if the gateway is set to keep it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record InboundMessage(
        String messageId,
        String conversationId,
        String channel,
        String account,
        String contact,
        String sender,
        Direction direction,
        String type,
        @Nullable String text,
        @Nullable String payload,
        List<Media> media,
        @Nullable String replyTo,
        Map<String, String> route,
        @Nullable Instant sentAt,
        @Nullable Instant receivedAt,
        @Nullable String raw)
        implements Event {

    public InboundMessage {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(conversationId, "conversationId");
        direction = Objects.requireNonNullElse(direction, Direction.INBOUND);
        media = media == null ? List.of() : List.copyOf(media);
        route = Routes.copy(route);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A copy with the time at which the gateway read the webhook. */
    public InboundMessage receivedAt(Instant at) {
        return new InboundMessage(
                messageId,
                conversationId,
                channel,
                account,
                contact,
                sender,
                direction,
                type,
                text,
                payload,
                media,
                replyTo,
                route,
                sentAt,
                at,
                raw);
    }

    /**
     * Collects a message's parts; {@link #build} derives the conversation from channel, account and
     * contact.
     */
    public static final class Builder {
        private @Nullable String messageId;
        private @Nullable String channel;
        private @Nullable String account;
        private @Nullable String contact;
        private @Nullable String sender;
        private Direction direction = Direction.INBOUND;
        private String type = "text";
        private @Nullable String text;
        private @Nullable String payload;
        private List<Media> media = List.of();
        private @Nullable String replyTo;
        private Map<String, String> route = Map.of();
        private @Nullable Instant sentAt;
        private @Nullable Instant receivedAt;
        private @Nullable String raw;

        private Builder() {}

        public Builder messageId(String value) {
            messageId = value;
            return this;
        }

        public Builder channel(String value) {
            channel = value;
            return this;
        }

        public Builder account(String value) {
            account = value;
            return this;
        }

        public Builder contact(String value) {
            contact = value;
            return this;
        }

        public Builder sender(@Nullable String value) {
            sender = value;
            return this;
        }

        public Builder direction(Direction value) {
            direction = value;
            return this;
        }

        public Builder type(String value) {
            type = value;
            return this;
        }

        public Builder text(@Nullable String value) {
            text = value;
            return this;
        }

        public Builder payload(@Nullable String value) {
            payload = value;
            return this;
        }

        public Builder media(List<Media> value) {
            media = value;
            return this;
        }

        public Builder replyTo(@Nullable String value) {
            replyTo = value;
            return this;
        }

        public Builder route(Map<String, String> value) {
            route = value;
            return this;
        }

        public Builder sentAt(@Nullable Instant value) {
            sentAt = value;
            return this;
        }

        public Builder receivedAt(@Nullable Instant value) {
            receivedAt = value;
            return this;
        }

        public Builder raw(@Nullable String value) {
            raw = value;
            return this;
        }

        /**
         * The message.
         *
         * @throws NullPointerException if the message id, channel, account or contact is missing
         */
        public InboundMessage build() {
            String channel = Objects.requireNonNull(this.channel, "channel");
            String account = Objects.requireNonNull(this.account, "account");
            String contact = Objects.requireNonNull(this.contact, "contact");
            return new InboundMessage(
                    Objects.requireNonNull(messageId, "messageId"),
                    new ConversationId(channel, account, contact).toString(),
                    channel,
                    account,
                    contact,
                    sender == null ? contact : sender,
                    direction,
                    type,
                    text,
                    payload,
                    media,
                    replyTo,
                    route,
                    sentAt,
                    receivedAt,
                    raw);
        }
    }
}

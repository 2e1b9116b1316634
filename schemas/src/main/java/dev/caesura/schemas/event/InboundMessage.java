package dev.caesura.schemas.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message that a contact sent, or that the channel echoed from the business side.
 *
 * <p>Its arrival, which decides its burst, is the timestamp of its record in the {@code messages}
 * topic and not a field.
 *
 * @param messageId the channel's own id; derived from the content if the channel has none
 * @param conversationId {@code channel:account:contact}
 * @param channel the channel's name
 * @param account the business side
 * @param contact the chat: a person, or a group or topic
 * @param sender who typed; differs from the contact in a group
 * @param senderName the sender's name as the channel shows it; null where the channel has none
 * @param fromBot whether the channel says that the sender is a bot
 * @param group whether the contact is a chat of several people
 * @param addressed in a group: whether the message mentions the business side, replies to it, or is
 *     a command to it
 * @param aliases other ids of the same contact at this channel and account, as far as this webhook
 *     names them
 * @param direction inbound, or an echo of the business side
 * @param automatic the automation that wrote an echo, such as {@code away}, {@code greeting},
 *     {@code scheduled}, {@code post} or {@code bot}; null where a person may have written it
 * @param kind a message, or an edit or deletion of the message with this id
 * @param type text, image, location, button_reply …; a type that is not known keeps the channel's
 *     name for it
 * @param text the text, or the title of the pressed button; null if there is none
 * @param payload the machine-readable part: a button's id, a form's or location's JSON
 * @param media the files, in the channel's order
 * @param replyTo the id of the message that this one quotes
 * @param route what a reply must carry to reach the contact, by the channel's own names, such as
 *     {@code business_connection_id}; empty if the conversation's id suffices
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
        @Nullable String senderName,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean fromBot,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean group,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean addressed,
        List<String> aliases,
        Direction direction,
        @Nullable String automatic,
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Kind.Plain.class) Kind kind,
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
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        direction = Objects.requireNonNullElse(direction, Direction.INBOUND);
        kind = Objects.requireNonNullElse(kind, Kind.MESSAGE);
        media = media == null ? List.of() : List.copyOf(media);
        route = Routes.copy(route);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The kind of a record of {@code messages}. */
    public enum Kind {
        /** A message. */
        @JsonProperty("message")
        MESSAGE,
        /** A later text of the message with this id. */
        @JsonProperty("edit")
        EDIT,
        /** The removal of the message with this id. */
        @JsonProperty("deletion")
        DELETION,
        /** The notice that the contact is writing. */
        @JsonProperty("typing")
        TYPING;

        /** Leaves the usual kind out of the JSON. */
        static final class Plain {
            @Override
            public boolean equals(Object other) {
                return other == null || other == MESSAGE;
            }

            @Override
            public int hashCode() {
                return 0;
            }
        }
    }

    /** A copy with the time at which the gateway read the webhook. */
    public InboundMessage receivedAt(Instant at) {
        return toBuilder().receivedAt(at).build();
    }

    /** A builder that begins with this message's parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.messageId = messageId;
        builder.channel = channel;
        builder.account = account;
        builder.contact = contact;
        builder.sender = sender;
        builder.senderName = senderName;
        builder.fromBot = fromBot;
        builder.group = group;
        builder.addressed = addressed;
        builder.aliases = aliases;
        builder.direction = direction;
        builder.automatic = automatic;
        builder.kind = kind;
        builder.type = type;
        builder.text = text;
        builder.payload = payload;
        builder.media = media;
        builder.replyTo = replyTo;
        builder.route = route;
        builder.sentAt = sentAt;
        builder.receivedAt = receivedAt;
        builder.raw = raw;
        return builder;
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
        private @Nullable String senderName;
        private boolean fromBot;
        private boolean group;
        private boolean addressed;
        private List<String> aliases = List.of();
        private Direction direction = Direction.INBOUND;
        private @Nullable String automatic;
        private Kind kind = Kind.MESSAGE;
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

        public Builder senderName(@Nullable String value) {
            senderName = value;
            return this;
        }

        public Builder fromBot(boolean value) {
            fromBot = value;
            return this;
        }

        public Builder group(boolean value) {
            group = value;
            return this;
        }

        public Builder addressed(boolean value) {
            addressed = value;
            return this;
        }

        public Builder aliases(List<String> value) {
            aliases = value;
            return this;
        }

        public Builder automatic(@Nullable String value) {
            automatic = value;
            return this;
        }

        public Builder kind(Kind value) {
            kind = value;
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
                    senderName,
                    fromBot,
                    group,
                    addressed,
                    aliases,
                    direction,
                    automatic,
                    kind,
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

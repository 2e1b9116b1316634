package dev.caesura.sender.delivery.channel.telegram;

import dev.caesura.sender.delivery.channel.DeliveryException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The destination of a message, in the Bot API's fields.
 *
 * <p>A contact is a chat, {@code chat:topic}, or {@code chat:e} and the member for what a member of
 * a group and the bot say to each other unseen by the others. The route's {@code chat_id}, which
 * has the same form, stands in for a contact that is known under another number now.
 *
 * <p>A message for one member never goes out without that member: without {@code receiver_user_id}
 * the whole group would read it.
 *
 * @see <a href="https://core.telegram.org/bots/api#ephemeral-messages-and-commands">Ephemeral
 *     messages and commands</a>
 */
final class TelegramTarget {

    static final String BUSINESS_CONNECTION = "business_connection_id";
    static final String CALLBACK = "callback_query_id";
    static final String CHAT = "chat_id";
    static final String THREAD = "message_thread_id";

    private static final String DIRECT_TOPIC = "direct_messages_topic_id";
    private static final String RECEIVER = "receiver_user_id";
    private static final String EPHEMERAL_ID = "ephemeral_message_id";
    private static final String EPHEMERAL = "ephemeral_message_parameters";
    private static final String QUOTED = "reply_parameters";
    private static final Set<String> AS_THEY_ARE = Set.of(BUSINESS_CONNECTION, DIRECT_TOPIC);

    private final Place contact;
    private final Place place;
    private final Map<String, String> route;

    /**
     * A target.
     *
     * @param contact the contact part of the conversation
     * @param route the route that the gateway put into the message
     */
    TelegramTarget(String contact, Map<String, String> route) {
        this.contact = Place.of(contact);
        this.place = Place.of(route.getOrDefault(CHAT, contact));
        this.route = route;
    }

    /** The chat's number, or a channel's {@code @name}. */
    String chat() {
        return place.chat();
    }

    /** Whether only one member of the chat sees messages to it. */
    boolean isEphemeral() {
        return route.containsKey(RECEIVER)
                || route.containsKey(EPHEMERAL_ID)
                || place.isEphemeral()
                || contact.isEphemeral();
    }

    /** Whether the bot was asked there as a guest, and can only write an answer to that. */
    boolean isGuests() {
        return contact.isGuests();
    }

    /**
     * The chat and the place in it, and the member if the message is for one.
     *
     * @throws DeliveryException for good, if it is for an unknown member, or answers a guest's
     *     unknown query: the chat's number may be that of somebody's own chat with the bot
     */
    Map<String, Object> fields() throws DeliveryException {
        if (isGuests()) {
            throw DeliveryException.permanent(
                    "telegram-no-query", "It answers a guest's query, but which one is unknown");
        }
        Map<String, Object> fields = chatFields();
        if (isEphemeral()) {
            putMember(fields, member());
        }
        return fields;
    }

    /** The chat and the place in it, for everybody there. */
    Map<String, Object> chatFields() {
        Map<String, Object> fields = new HashMap<>(route);
        fields.keySet().retainAll(AS_THEY_ARE);
        fields.put(CHAT, chat());
        String thread = thread();
        if (thread != null && !fields.containsKey(DIRECT_TOPIC)) {
            fields.put(THREAD, thread);
        }
        return fields;
    }

    /** Removes a pressed button's query, which Telegram accepts for some seconds only. */
    static boolean removeQuery(Map<String, Object> fields) {
        Object member = fields.get(RECEIVER);
        boolean had = fields.remove(CALLBACK) != null && member != null;
        if (had) {
            fields.put(EPHEMERAL, Map.of(RECEIVER, member));
        }
        return had;
    }

    /**
     * Bot API 10.3 has one field in place of 10.2's two, and each ignores the other's. All are
     * sent: a team's own server may be the older one, and would show the message to everybody.
     */
    private void putMember(Map<String, Object> fields, long member) {
        String query = route.get(CALLBACK);
        String number = route.getOrDefault(EPHEMERAL_ID, "");
        fields.put(RECEIVER, member);
        if (query != null) {
            fields.put(CALLBACK, query);
            fields.put(EPHEMERAL, Map.of(RECEIVER, member, CALLBACK, query));
        } else {
            fields.put(EPHEMERAL, Map.of(RECEIVER, member));
            if (isNumber(number)) {
                fields.put(
                        QUOTED,
                        Map.of(
                                EPHEMERAL_ID,
                                Long.valueOf(number),
                                "allow_sending_without_reply",
                                true));
            }
        }
    }

    private long member() throws DeliveryException {
        String named =
                route.getOrDefault(
                        RECEIVER, place.isEphemeral() ? place.member() : contact.member());
        if (!isNumber(named)) {
            throw DeliveryException.permanent(
                    "telegram-no-receiver",
                    "It is for one member of a group, but which one is unknown");
        }
        return Long.parseLong(named);
    }

    /** A chat's new number says nothing about its topics under the old one. */
    private @Nullable String thread() {
        String own = contact.chat().equals(place.chat()) ? contact.topic() : null;
        String named = route.getOrDefault(THREAD, Objects.requireNonNullElse(place.topic(), ""));
        return named.isEmpty() ? own : named;
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,18}");
    }

    /** A chat and a place in it. */
    private record Place(String chat, String within) {

        static Place of(String text) {
            int colon = text.indexOf(':');
            return colon < 0
                    ? new Place(text, "")
                    : new Place(text.substring(0, colon), text.substring(colon + 1));
        }

        boolean isEphemeral() {
            return within.startsWith("e");
        }

        boolean isGuests() {
            return within.startsWith("g");
        }

        /** The member's number; empty if there is none. */
        String member() {
            return isEphemeral() ? within.substring(1) : "";
        }

        /**
         * The places of a member, and of a person who asks a guest bot, begin with a letter, and
         * are not topics.
         */
        @Nullable String topic() {
            return isNumber(within) ? within : null;
        }
    }
}

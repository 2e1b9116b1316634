package dev.caesura.gateway.channel.generic;

import dev.caesura.gateway.channel.mapping.FieldMapping;
import java.util.List;
import java.util.Map;

/**
 * The names that a plain JSON message may use without any configuration.
 *
 * <table>
 * <caption>Parts of a message</caption>
 * <tr><th>part</th><th>names</th></tr>
 * <tr><td>items</td><td>{@code messages}, {@code items}, {@code events}, also within {@code data}, or {@code data} itself; or the
 *     body is an array, or one message</td></tr>
 * <tr><td>message-id</td><td>{@code id}, {@code messageId}, {@code message_id}, {@code source_message_id}, {@code
 *     message_uuid}, {@code idMessage}, {@code msg_id}</td></tr>
 * <tr><td>contact</td><td>{@code contact}, {@code contactId}, {@code contact_id}, {@code conversationId}, {@code
 *     conversation_id}, {@code source_conversation_id}, {@code chat_id}, {@code chatId}, {@code user_id}, {@code userId}, {@code from}, {@code
 *     customer_id}, and {@code id} within {@code conversation}, {@code chat}, {@code customer}, {@code user} and {@code
 *     from}</td></tr>
 * <tr><td>sender</td><td>{@code sender}, {@code senderId}, {@code sender_id}, {@code source_sender_id}, {@code
 *     author}, {@code participant}, {@code from}, or the {@code id} within one of those; the contact if absent</td></tr>
 * <tr><td>text</td><td>{@code text}, {@code message}, {@code body}, {@code content}, and {@code text}, {@code body} or
 *     {@code content} within {@code message}; {@code text} within {@code content} or {@code payload}</td></tr>
 * <tr><td>account</td><td>{@code account}, {@code accountId}, {@code account_id}, {@code channel_id}, {@code
 *     source_channel_id}</td></tr>
 * <tr><td>timestamp</td><td>{@code timestamp}, {@code sentAt}, {@code sent_at}, {@code sent_at_millis}, {@code
 *     time}</td></tr>
 * <tr><td>direction</td><td>{@code direction}, {@code from_contact}, {@code fromMe}, {@code from_me}, {@code
 *     isFromMe}, {@code is_echo}, {@code isEcho}, {@code outgoing}, {@code incoming}, {@code inbound}, and {@code fromMe}
 *     within {@code key}</td></tr>
 * <tr><td>recipient (the contact of an echo that only has a {@code from})</td><td>{@code to}, {@code recipient},
 *     {@code recipientId}, {@code recipient_id}</td></tr>
 * <tr><td>sender-name</td><td>{@code senderName}, {@code sender_name}, {@code pushName}, {@code
 *     from_name}</td></tr>
 * </table>
 *
 * <p>The search for the names begins beside the words and goes outward; other fields, and the
 * envelope of the message, also tell its writer.
 *
 * <p>{@code type}, {@code kind}, {@code automatic}, {@code group} or {@code isGroup}, {@code
 * addressed}, {@code aliases}, {@code payload}, {@code route}, {@code replyTo} or {@code reply_to},
 * and {@code mediaUrl} or {@code media_url} are read as well.
 */
public final class GenericMapping {

    /** The mapping of accounts without one of their own. */
    public static final FieldMapping DEFAULT = FieldMapping.usual(names());

    private GenericMapping() {}

    private static Map<String, List<String>> names() {
        return Map.ofEntries(
                Map.entry("items", itemNames()),
                Map.entry(
                        "account",
                        List.of(
                                "/account",
                                "/accountId",
                                "/account_id",
                                "/channel_id",
                                "/source_channel_id")),
                Map.entry(
                        "message-id",
                        List.of(
                                "/id",
                                "/messageId",
                                "/message_id",
                                "/source_message_id",
                                "/message_uuid",
                                "/messageUuid",
                                "/idMessage",
                                "/id/_serialized",
                                "/msg_id",
                                "/msgId")),
                Map.entry("contact", contactNames()),
                Map.entry(
                        "sender",
                        List.of(
                                "/sender",
                                "/senderId",
                                "/sender_id",
                                "/source_sender_id",
                                "/sender/id",
                                "/author/id",
                                "/from/id",
                                "/author",
                                "/participant",
                                "/from")),
                Map.entry(
                        "text",
                        List.of(
                                "/text",
                                "/message",
                                "/message/text",
                                "/body",
                                "/content",
                                "/content/text",
                                "/text/body",
                                "/message/body",
                                "/message/content",
                                "/message/content/text",
                                "/message/text/body",
                                "/payload/text")),
                Map.entry("type", List.of("/type")),
                Map.entry(
                        "timestamp",
                        List.of("/timestamp", "/sentAt", "/sent_at", "/sent_at_millis", "/time")),
                Map.entry("direction", directionNames()),
                Map.entry(
                        "recipient",
                        List.of(
                                "/to",
                                "/recipient",
                                "/recipientId",
                                "/recipient_id",
                                "/to/id",
                                "/recipient/id")),
                Map.entry(
                        "sender-name",
                        List.of(
                                "/senderName",
                                "/sender_name",
                                "/pushName",
                                "/from_name",
                                "/sender/name",
                                "/author/name",
                                "/from/name")),
                Map.entry("group", groupNames()),
                Map.entry("addressed", List.of("/addressed", "/mentioned")),
                Map.entry("kind", List.of("/kind")),
                Map.entry("aliases", List.of("/aliases")),
                Map.entry("automatic", List.of("/automatic")),
                Map.entry("payload", List.of("/payload")),
                Map.entry("route", List.of("/route")),
                Map.entry("reply-to", List.of("/replyTo", "/reply_to")),
                Map.entry("media-url", List.of("/mediaUrl", "/media_url")));
    }

    private static List<String> groupNames() {
        return List.of(
                "/group",
                "/isGroup",
                "/is_group",
                "/isGroupMsg",
                "/conversation/isGroup",
                "/conversation/is_group",
                "/chat/isGroup",
                "/chat/is_group",
                "/meta/isGroup",
                "/conversation/type",
                "/chat/type",
                "/conversation_type",
                "/conversationType",
                "/chat_type",
                "/chatType");
    }

    private static List<String> directionNames() {
        return List.of(
                "/direction",
                "/from_contact",
                "/fromContact",
                "/fromMe",
                "/from_me",
                "/isFromMe",
                "/is_from_me",
                "/is_echo",
                "/isEcho",
                "/outgoing",
                "/is_outgoing",
                "/incoming",
                "/is_incoming",
                "/inbound",
                "/key/fromMe");
    }

    private static List<String> contactNames() {
        return List.of(
                "/contact",
                "/contactId",
                "/contact_id",
                "/contact/id",
                "/conversationId",
                "/conversation_id",
                "/source_conversation_id",
                "/conversation",
                "/chat_id",
                "/chatId",
                "/user_id",
                "/userId",
                "/from",
                "/customer_id",
                "/customerId",
                "/conversation/id",
                "/chat/id",
                "/customer/id",
                "/user/id",
                "/from/id");
    }

    private static List<String> itemNames() {
        return List.of(
                "/messages",
                "/items",
                "/events",
                "/data",
                "/data/messages",
                "/payload/messages",
                "/data/items");
    }
}

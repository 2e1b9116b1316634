package dev.caesura.processor.message;

import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.Said;
import dev.caesura.processor.domain.conversation.ConversationEvent.Origin;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.serde.SchemaVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The few fields of a message that the processor needs, read without building the rest: the message
 * itself goes on as the bytes in which it came.
 *
 * @param messageId the channel's id
 * @param conversationId as the message states it; must be the record's key
 * @param kind a message, or an edit or deletion of one
 * @param isEcho whether the business side wrote it
 * @param automatic the automation that wrote an echo; none if a person wrote it
 * @param sender who typed
 * @param senderName the sender's name, as the channel shows it
 * @param fromBot whether the channel says that a bot wrote it
 * @param group whether the chat has several people
 * @param addressed in a group: whether it addresses the business side
 * @param type text, image …
 * @param text the text
 * @param route what a reply must carry to reach the contact
 * @param idEnd where the channel's id ends in the bytes; with escapes, it stands there otherwise
 * @param textEnd where the text ends in the bytes, likewise
 */
public record MessageHead(
        String messageId,
        @Nullable String conversationId,
        InboundMessage.Kind kind,
        boolean isEcho,
        @Nullable String automatic,
        @Nullable String sender,
        @Nullable String senderName,
        boolean fromBot,
        boolean group,
        boolean addressed,
        String type,
        @Nullable String text,
        Map<String, String> route,
        int idEnd,
        int textEnd) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads the head, and makes sure that the bytes are one whole JSON object.
     *
     * @throws SerializationException if they are not, or of a later version, or the message has no
     *     id
     */
    public static MessageHead read(byte[] json) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new SerializationException("Not a JSON object");
            }
            return read(parser);
        } catch (JacksonException e) {
            throw new SerializationException("Not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static MessageHead read(JsonParser parser) {
        Fields fields = new Fields();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            fields.read(parser, name, parser.nextToken());
        }
        if (parser.nextToken() != null) {
            throw new SerializationException("Something follows the JSON object");
        }
        return fields.head();
    }

    /** The message that the rules look at. */
    public Message message(long at, long offset, byte[] json) {
        return new Message(
                        messageId,
                        at,
                        offset,
                        json,
                        new Said(text == null ? "" : text.strip(), !type.equals("text")),
                        group ? sender : null,
                        route)
                .readingFromBytes(idEnd, textEnd);
    }

    /** The author, and the kind of chat. */
    public Origin origin() {
        return isEcho || automatic != null || fromBot || group
                ? new Origin(isEcho, automatic, fromBot, group, addressed)
                : Origin.CONTACT;
    }

    /** The fields as they are read. */
    private static final class Fields {
        private @Nullable String messageId;
        private @Nullable String conversationId;
        private InboundMessage.Kind kind = InboundMessage.Kind.MESSAGE;
        private boolean isEcho;
        private @Nullable String automatic;
        private @Nullable String sender;
        private @Nullable String senderName;
        private boolean fromBot;
        private boolean group;
        private boolean addressed;
        private String type = "text";
        private @Nullable String text;
        private Map<String, String> route = Map.of();
        private int idEnd;
        private int textEnd;

        void read(JsonParser parser, String name, JsonToken value) {
            switch (name) {
                case "messageId" -> {
                    messageId = string(parser, value);
                    idEnd = end(parser);
                }
                case "conversationId" -> conversationId = string(parser, value);
                case "direction" -> isEcho = "echo".equals(string(parser, value));
                case "kind" -> kind = kind(string(parser, value));
                case "automatic" -> automatic = string(parser, value);
                case "sender" -> sender = string(parser, value);
                case "senderName" -> senderName = string(parser, value);
                case "fromBot" -> fromBot = value == JsonToken.VALUE_TRUE;
                case "group" -> group = value == JsonToken.VALUE_TRUE;
                case "addressed" -> addressed = value == JsonToken.VALUE_TRUE;
                case "type" -> type = Objects.requireNonNullElse(string(parser, value), "text");
                case "text" -> {
                    text = string(parser, value);
                    textEnd = end(parser);
                }
                case "route" -> route = texts(parser, value);
                case SchemaVersion.FIELD -> requireKnownVersion(parser);
                default -> parser.skipChildren();
            }
        }

        MessageHead head() {
            if (messageId == null || messageId.isEmpty()) {
                throw new SerializationException("The message has no messageId");
            }
            return new MessageHead(
                    messageId,
                    conversationId,
                    kind,
                    isEcho,
                    automatic,
                    sender,
                    senderName,
                    fromBot,
                    group,
                    addressed,
                    type,
                    text,
                    route,
                    idEnd,
                    textEnd);
        }
    }

    /** Where the text that was just read ends: before its quotation mark. */
    private static int end(JsonParser parser) {
        return (int) parser.currentLocation().getByteOffset() - 1;
    }

    private static InboundMessage.Kind kind(@Nullable String name) {
        if (name == null || name.equals("message")) {
            return InboundMessage.Kind.MESSAGE;
        }
        return switch (name) {
            case "edit" -> InboundMessage.Kind.EDIT;
            case "deletion" -> InboundMessage.Kind.DELETION;
            case "typing" -> InboundMessage.Kind.TYPING;
            default -> throw new SerializationException("'" + name + "' is not a kind of message");
        };
    }

    private static void requireKnownVersion(JsonParser parser) {
        String problem = SchemaVersion.problem(parser);
        if (problem != null) {
            throw new SerializationException("Not readable as a message: " + problem);
        }
    }

    private static Map<String, String> texts(JsonParser parser, JsonToken value) {
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return Map.of();
        }
        Map<String, String> texts = new HashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            String text = string(parser, parser.nextToken());
            if (text != null) {
                texts.put(name, text);
            }
        }
        return texts;
    }

    private static @Nullable String string(JsonParser parser, JsonToken value) {
        if (value == JsonToken.VALUE_NULL) {
            return null;
        }
        if (value != JsonToken.VALUE_STRING) {
            throw new SerializationException("'" + parser.currentName() + "' is not a text");
        }
        return parser.getString();
    }
}

package dev.caesura.processor.conversation.wire;

import dev.caesura.processor.domain.conversation.ConversationEvent;
import dev.caesura.processor.domain.conversation.Memory;
import dev.caesura.processor.store.MemoryForm;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Reason;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Reads commands as what they do to a conversation, and writes those that the topology gives. */
public final class Commands {

    private static final String FOR = "for";
    private static final String REQUEST_ID = "requestId";
    private static final String TO = "to";
    private static final String FROM = "from";
    private static final String STATE = "state";
    private static final String BY = "caesura";

    private Commands() {}

    /**
     * What a command does.
     *
     * @param at when it was written, in milliseconds since the epoch
     * @throws SerializationException if its parameters are not what they must be
     */
    public static ConversationEvent event(Command command, long at) {
        return switch (command.command()) {
            case FLUSH -> new ConversationEvent.Flushed(at);
            case UNLOCK -> new ConversationEvent.Unlocked(at);
            case RESUME ->
                    new ConversationEvent.Resumed(
                            Command.HAND_OFF.equals(command.parameters().get(Command.OF)), at);
            case STOP -> new ConversationEvent.Stopped(Reason.STOP_COMMAND, at);
            case PAUSE ->
                    new ConversationEvent.Paused(pauseEnd(command, at), Reason.PAUSE_COMMAND, at);
            case FORGET -> new ConversationEvent.Forgotten(at);
            case ASK -> new ConversationEvent.AskedAgain(required(command, REQUEST_ID), at);
            case MOVE -> new ConversationEvent.MovedTo(conversation(required(command, TO)), at);
            case ADOPT -> new ConversationEvent.Adopted(memory(required(command, STATE)), at);
        };
    }

    /** Has a turn that was given up asked again. */
    public static Command askAgain(String conversationId, String requestId, long at) {
        return new Command(
                "ask-" + requestId,
                conversationId,
                Command.Name.ASK,
                Map.of(REQUEST_ID, requestId),
                BY,
                Instant.ofEpochMilli(at));
    }

    /** Hands on to another id what one remembers. */
    public static Command adopt(String from, String to, Memory memory, long at) {
        return new Command(
                "adopt-" + from,
                to,
                Command.Name.ADOPT,
                Map.of(
                        FROM,
                        from,
                        STATE,
                        Base64.getEncoder().encodeToString(MemoryForm.toBytes(memory))),
                BY,
                Instant.ofEpochMilli(at));
    }

    private static @Nullable Long pauseEnd(Command command, long at) {
        String duration = command.parameters().get(FOR);
        if (duration == null) {
            return null;
        }
        try {
            return at + Duration.parse(duration).toMillis();
        } catch (DateTimeException | ArithmeticException e) {
            throw new SerializationException(
                    "'" + duration + "' is no duration; write for example PT1H", e);
        }
    }

    private static String required(Command command, String name) {
        String value = command.parameters().get(name);
        if (value == null || value.isEmpty()) {
            throw new SerializationException(
                    "The command " + command.command() + " needs the parameter " + name);
        }
        return value;
    }

    private static String conversation(String id) {
        try {
            return ConversationId.parse(id).toString();
        } catch (IllegalArgumentException e) {
            throw new SerializationException(e.getMessage(), e);
        }
    }

    private static Memory memory(String state) {
        try {
            return MemoryForm.fromBytes(Base64.getDecoder().decode(state));
        } catch (RuntimeException e) {
            throw new SerializationException("The state that is handed on can't be read", e);
        }
    }
}

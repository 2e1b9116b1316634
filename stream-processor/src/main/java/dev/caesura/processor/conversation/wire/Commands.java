package dev.caesura.processor.conversation.wire;

import dev.caesura.processor.domain.conversation.ConversationEvent;
import dev.caesura.processor.domain.conversation.Memory;
import dev.caesura.processor.store.HandedLines;
import dev.caesura.processor.store.History;
import dev.caesura.processor.store.MemoryForm;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Reason;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Reads commands as events of a conversation, and writes the commands that the topology gives. */
public final class Commands {

    private static final String FOR = "for";
    private static final String REQUEST_ID = "requestId";
    private static final String TO = "to";
    private static final String FROM = "from";
    private static final String STATE = "state";
    private static final String HISTORY = "history";
    private static final String BY = "caesura";

    private Commands() {}

    /**
     * The event that a command causes.
     *
     * @param at when it was written, in milliseconds since the epoch
     * @throws SerializationException if its parameters are invalid
     */
    public static ConversationEvent event(Command command, long at) {
        return switch (command.command()) {
            case FLUSH -> new ConversationEvent.Flushed(at);
            case UNLOCK -> new ConversationEvent.Unlocked(at);
            case RESUME -> new ConversationEvent.Resumed(isOfHandOff(command), at);
            case STOP -> new ConversationEvent.Stopped(Reason.STOP_COMMAND, at);
            case PAUSE ->
                    new ConversationEvent.Paused(pauseEnd(command, at), Reason.PAUSE_COMMAND, at);
            case FORGET -> new ConversationEvent.Forgotten(at);
            case ASK -> new ConversationEvent.AskedAgain(required(command, REQUEST_ID), at);
            case MOVE -> new ConversationEvent.MovedTo(target(command), at);
            case ADOPT ->
                    new ConversationEvent.Adopted(
                            conversation(required(command, FROM)),
                            memory(required(command, STATE)),
                            history(command),
                            at);
            case RELAY -> new ConversationEvent.Relayed(RelayedEvents.read(command, at));
        };
    }

    /** A command to ask again for a turn that was given up. */
    public static Command askAgain(String conversationId, String requestId, long at) {
        return new Command(
                "ask-" + requestId,
                conversationId,
                Command.Name.ASK,
                Map.of(REQUEST_ID, requestId),
                BY,
                Instant.ofEpochMilli(at));
    }

    /**
     * A command that hands one id's memory, and lines of its history, oldest first, on to another.
     */
    public static Command adopt(
            String from, String to, Memory memory, List<History.Line> history, long at) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put(FROM, from);
        parameters.put(STATE, text(MemoryForm.toBytes(memory)));
        if (!history.isEmpty()) {
            parameters.put(HISTORY, text(HandedLines.write(history)));
        }
        return new Command(
                "adopt-" + from, to, Command.Name.ADOPT, parameters, BY, Instant.ofEpochMilli(at));
    }

    /** A command that tells a former id of an event under the later one. */
    public static Command relay(String from, String to, ConversationEvent event) {
        Map<String, String> parameters = RelayedEvents.write(event);
        parameters.put(FROM, from);
        return new Command(
                "relay-" + parameters.get(RelayedEvents.EVENT) + "-" + event.at() + "-" + from,
                to,
                Command.Name.RELAY,
                parameters,
                BY,
                Instant.ofEpochMilli(event.at()));
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Whether people are done with a conversation that was handed to them. */
    static boolean isOfHandOff(Command command) {
        return Command.HAND_OFF.equals(command.parameters().get(Command.OF));
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
                    "'" + duration + "' is not a duration; write for example PT1H", e);
        }
    }

    static String required(Command command, String name) {
        String value = command.parameters().get(name);
        if (value == null || value.isEmpty()) {
            throw new SerializationException(
                    "The command " + command.command() + " needs the parameter " + name);
        }
        return value;
    }

    private static String target(Command command) {
        String to = conversation(required(command, TO));
        if (to.equals(command.conversationId())) {
            throw new SerializationException("A conversation can't be moved to itself: " + to);
        }
        return to;
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

    /** Checked here, so that unreadable history is reported before it is taken over. */
    private static byte[] history(Command command) {
        String written = command.parameters().getOrDefault(HISTORY, "");
        if (written.isEmpty()) {
            return new byte[0];
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(written);
            HandedLines.read(bytes);
            return bytes;
        } catch (RuntimeException e) {
            throw new SerializationException("The history that is handed on can't be read", e);
        }
    }
}

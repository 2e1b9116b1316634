package dev.caesura.processor.conversation.wire;

import dev.caesura.processor.domain.conversation.ConversationEvent;
import dev.caesura.processor.message.MessageHead;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.Reason;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** The events that are passed on to a contact's former id, as parameters of a command. */
final class RelayedEvents {

    /** The parameter for the kind of event. */
    static final String EVENT = "event";

    private static final String REASON = "reason";
    private static final String UNTIL = "until";
    private static final String MESSAGE_ID = "messageId";
    private static final String MESSAGE = "message";
    private static final String REQUEST_ID = "requestId";

    private RelayedEvents() {}

    /** The parameters of an event; the caller may add others. */
    static Map<String, String> write(ConversationEvent event) {
        Map<String, String> to = new HashMap<>();
        if (event instanceof ConversationEvent.Stopped stopped) {
            to.put(EVENT, "stopped");
            to.put(REASON, stopped.reason().code());
        } else if (event instanceof ConversationEvent.Paused paused) {
            to.put(EVENT, "paused");
            to.put(REASON, paused.reason().code());
            if (paused.until() != null) {
                to.put(UNTIL, Long.toString(paused.until()));
            }
        } else if (event instanceof ConversationEvent.Resumed resumed) {
            to.put(EVENT, "resumed");
            if (resumed.handOff()) {
                to.put(Command.OF, Command.HAND_OFF);
            }
        } else if (event instanceof ConversationEvent.Flushed) {
            to.put(EVENT, "flushed");
        } else if (event instanceof ConversationEvent.Unlocked) {
            to.put(EVENT, "unlocked");
        } else if (event instanceof ConversationEvent.Forgotten) {
            to.put(EVENT, "forgotten");
        } else if (event instanceof ConversationEvent.AskedAgain again) {
            to.put(EVENT, "asked-again");
            to.put(REQUEST_ID, again.requestId());
        } else if (event instanceof ConversationEvent.MessageDeleted deleted) {
            to.put(EVENT, "deleted");
            to.put(MESSAGE_ID, deleted.messageId());
        } else if (event instanceof ConversationEvent.MessageEdited edited) {
            to.put(EVENT, "edited");
            to.put(MESSAGE, Base64.getEncoder().encodeToString(edited.later().json()));
        } else {
            throw new IllegalArgumentException("This event is never relayed: " + event.getClass());
        }
        return to;
    }

    /**
     * The event in such parameters.
     *
     * @param at when the command was written, in milliseconds since the epoch
     * @throws SerializationException if they are invalid
     */
    static ConversationEvent read(Command command, long at) {
        String event = Commands.required(command, EVENT);
        return switch (event) {
            case "stopped" -> new ConversationEvent.Stopped(reason(command), at);
            case "paused" -> new ConversationEvent.Paused(until(command), reason(command), at);
            case "resumed" -> new ConversationEvent.Resumed(Commands.isOfHandOff(command), at);
            case "flushed" -> new ConversationEvent.Flushed(at);
            case "unlocked" -> new ConversationEvent.Unlocked(at);
            case "forgotten" -> new ConversationEvent.Forgotten(at);
            case "asked-again" ->
                    new ConversationEvent.AskedAgain(Commands.required(command, REQUEST_ID), at);
            case "deleted" ->
                    new ConversationEvent.MessageDeleted(
                            Commands.required(command, MESSAGE_ID), at);
            case "edited" -> edited(Commands.required(command, MESSAGE), at);
            default -> throw new SerializationException("'" + event + "' is not a known event");
        };
    }

    private static Reason reason(Command command) {
        String code = Commands.required(command, REASON);
        return Reason.of(code)
                .orElseThrow(
                        () -> new SerializationException("'" + code + "' is not a known reason"));
    }

    private static @Nullable Long until(Command command) {
        String until = command.parameters().get(UNTIL);
        try {
            return until == null ? null : Long.valueOf(until);
        } catch (NumberFormatException e) {
            throw new SerializationException("'" + until + "' is not a time in milliseconds", e);
        }
    }

    /** An edit takes the place in the log of the message that it changes. */
    private static ConversationEvent edited(String message, long at) {
        byte[] json;
        try {
            json = Base64.getDecoder().decode(message);
        } catch (IllegalArgumentException e) {
            throw new SerializationException("The relayed message can't be read", e);
        }
        return new ConversationEvent.MessageEdited(MessageHead.read(json).message(at, 0, json));
    }
}

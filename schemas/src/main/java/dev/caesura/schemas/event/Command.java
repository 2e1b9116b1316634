package dev.caesura.schemas.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An instruction about one conversation, from the command line, the console or the gateway.
 *
 * @param commandId unique; for the record of who did what
 * @param conversationId the conversation
 * @param command what to do
 * @param parameters details, such as a pause's {@code for} (an ISO-8601 duration)
 * @param by who gave it
 * @param at when it was given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Command(
        String commandId,
        String conversationId,
        Name command,
        Map<String, String> parameters,
        @Nullable String by,
        Instant at)
        implements Event {

    /** The parameter that says what a {@code resume} takes up; without it, any stop or pause. */
    public static final String OF = "of";

    /**
     * The value of {@link #OF} for people who are done with a conversation that was handed to them:
     * if its contact or an operator has stopped it, it stays stopped.
     */
    public static final String HAND_OFF = "hand-off";

    public Command {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    }

    /** The kinds of commands. */
    public enum Name {
        /** Give no more answers until resumed. */
        @JsonProperty("stop")
        STOP,
        /** Take up a stopped or paused conversation. */
        @JsonProperty("resume")
        RESUME,
        /** Leave the conversation to a person for a while. */
        @JsonProperty("pause")
        PAUSE,
        /** Close the open burst now. */
        @JsonProperty("flush")
        FLUSH,
        /** Give up the turn in flight and go on with the waiting bursts. */
        @JsonProperty("unlock")
        UNLOCK,
        /** Erase the conversation's state and history. */
        @JsonProperty("forget")
        FORGET,
        /** Ask again for a turn that was given up: parameter {@code requestId}. */
        @JsonProperty("ask")
        ASK,
        /** Hand the memory on to another id of the same contact: parameter {@code to}. */
        @JsonProperty("move")
        MOVE,
        /**
         * Take over the memory that another id handed on: parameters {@code from}, {@code state}
         * and, if there is any, {@code history}.
         */
        @JsonProperty("adopt")
        ADOPT,
        /**
         * An event under the contact's later id, for the turns that stayed behind at this one:
         * parameters {@code from}, {@code event}, and those of the event.
         */
        @JsonProperty("relay")
        RELAY
    }
}

package dev.caesura.schemas.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message or a turn, and why: a line of the turn ledger.
 *
 * @param subject message or turn
 * @param id the message's id, or the turn's request id
 * @param conversationId the conversation
 * @param outcome what became of it
 * @param requestId the turn that a message belongs to
 * @param reason why, as a short code such as {@code similar-question}
 * @param score the similarity that decided, 0 to 1
 * @param at when it was decided
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Outcome(
        Subject subject,
        String id,
        String conversationId,
        Kind outcome,
        @Nullable String requestId,
        @Nullable String reason,
        @Nullable Double score,
        Instant at)
        implements Event {

    /** What an outcome speaks of. */
    public enum Subject {
        @JsonProperty("message")
        MESSAGE,
        @JsonProperty("turn")
        TURN
    }

    /** What can become of a message or a turn. */
    public enum Kind {
        /** The contact was sent a reply. */
        @JsonProperty("answered")
        ANSWERED,
        /** The same message had arrived before. */
        @JsonProperty("duplicate")
        DUPLICATE,
        /** No reply was asked for, by a rule that the reason names. */
        @JsonProperty("skipped")
        SKIPPED,
        /** A reply was generated and not sent, by a rule that the reason names. */
        @JsonProperty("suppressed")
        SUPPRESSED,
        /** There was no text to send. */
        @JsonProperty("silent")
        SILENT,
        /** A person has taken over. */
        @JsonProperty("paused")
        PAUSED,
        /** The conversation is stopped. */
        @JsonProperty("stopped")
        STOPPED,
        /** The message is of a kind or from a contact that is never answered. */
        @JsonProperty("ignored")
        IGNORED,
        /** The turn was given up for a newer one that carries its messages. */
        @JsonProperty("superseded")
        SUPERSEDED,
        /** A person, a stop or a command ended the turn before its reply was sent. */
        @JsonProperty("cancelled")
        CANCELLED,
        /** All attempts were used up, or the channel refused for good. */
        @JsonProperty("failed")
        FAILED
    }
}

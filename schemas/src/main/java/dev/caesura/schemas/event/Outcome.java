package dev.caesura.schemas.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of messages or a turn, and its reason: a line of the turn ledger.
 *
 * @param subject messages, a turn at its end, or an attempt of a turn that goes on
 * @param id the message's id, the first one's of several; or the request id of the turn or attempt
 * @param messageIds all messages that it concerns, in order of arrival; empty if it is the one that
 *     {@code id} names, or none
 * @param conversationId the conversation
 * @param outcome the outcome
 * @param requestId the turn that a message belongs to
 * @param attempt of an attempt: its number; this one and all before it are void, and their drafts
 *     are dropped
 * @param reason why, as a short code such as {@code similar-question}
 * @param score the similarity that decided, 0 to 1
 * @param at when it was decided
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Outcome(
        Subject subject,
        String id,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> messageIds,
        String conversationId,
        Kind outcome,
        @Nullable String requestId,
        @Nullable Integer attempt,
        @Nullable String reason,
        @Nullable Double score,
        Instant at)
        implements Event {

    public Outcome {
        messageIds = messageIds == null ? List.of() : List.copyOf(messageIds);
    }

    /** An outcome of the one message or turn that {@code id} names. */
    public Outcome(
            Subject subject,
            String id,
            String conversationId,
            Kind outcome,
            @Nullable String requestId,
            @Nullable String reason,
            @Nullable Double score,
            Instant at) {
        this(subject, id, List.of(), conversationId, outcome, requestId, null, reason, score, at);
    }

    /** The messages that it concerns; none if it concerns a turn or an attempt. */
    public List<String> ofMessages() {
        if (subject != Subject.MESSAGE) {
            return List.of();
        }
        return messageIds.isEmpty() ? List.of(id) : messageIds;
    }

    /** The subject of an outcome. */
    public enum Subject {
        @JsonProperty("message")
        MESSAGE,
        @JsonProperty("turn")
        TURN,
        @JsonProperty("attempt")
        ATTEMPT
    }

    /** The possible outcomes of a message or a turn. */
    public enum Kind {
        /** A reply was sent to the contact. */
        @JsonProperty("answered")
        ANSWERED,
        /** The same message had arrived before. */
        @JsonProperty("duplicate")
        DUPLICATE,
        /** No reply was requested, by a rule that the reason names. */
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
        FAILED,
        /** The contact deleted the message before it was answered. */
        @JsonProperty("withdrawn")
        WITHDRAWN
    }
}

package dev.caesura.schemas.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A generated text that is not yet checked, or the error in its place.
 *
 * @param requestId the request that it answers
 * @param conversationId the conversation
 * @param attempt the request's attempt
 * @param text the text; null on an error
 * @param model what generated it
 * @param generatedAt when it was ready
 * @param generationMillis how long it took, in milliseconds
 * @param opinions an embedding's comparisons of it with the recent replies; empty if none was asked
 * @param error why there is no text; never shown to the contact
 * @param retryable for an error: whether it is a temporary outage (no model, a refused key, an open
 *     circuit), so that the turn waits and asks again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplyDraft(
        String requestId,
        String conversationId,
        @JsonProperty(required = true) int attempt,
        @Nullable String text,
        @Nullable String model,
        Instant generatedAt,
        long generationMillis,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SecondOpinion> opinions,
        @Nullable String error,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean retryable)
        implements Event {

    /** An error with which an early request is declined: ask again when the burst has ended. */
    public static final String LATER = "later";

    public ReplyDraft {
        opinions = opinions == null ? List.of() : List.copyOf(opinions);
    }

    /** A draft, or a permanent error. */
    public ReplyDraft(
            String requestId,
            String conversationId,
            int attempt,
            @Nullable String text,
            @Nullable String model,
            Instant generatedAt,
            long generationMillis,
            List<SecondOpinion> opinions,
            @Nullable String error) {
        this(
                requestId,
                conversationId,
                attempt,
                text,
                model,
                generatedAt,
                generationMillis,
                opinions,
                error,
                false);
    }
}

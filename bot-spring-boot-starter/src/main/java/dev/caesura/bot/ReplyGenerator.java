package dev.caesura.bot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a bean a bot: it gets each request, and returns the draft.
 *
 * <pre>
 * &#064;ReplyGenerator
 * String answer(ReplyRequest request) {
 *     return "You wrote " + request.messages().size() + " messages.";
 * }
 * </pre>
 *
 * <p>It takes a {@code ReplyRequest} and returns a {@code String}, an {@code Optional} or {@code
 * CompletionStage} of one, or a {@code ReplyDraft} ({@code request.answer(text)}, {@code
 * request.fail(error, retryable)}). Null, nothing, or an empty text says nothing to the contact.
 *
 * <p>Many threads call it at once, once for each attempt, and again if it is unknown whether the
 * draft was written: an answer that acts has to be idempotent by {@code requestId} and {@code
 * attempt}. A call whose attempt has become void is interrupted, and a {@code CompletionStage}
 * canceled. A request that is {@code early()} asks while the contact may still write; a bot that
 * acts, and can't take that back, throws {@link LaterException}.
 *
 * <p>An {@code IOException}, a {@code TimeoutException} or an {@link OutageException} is an outage:
 * it is tried again, and then the turn waits. Any other exception ends the turn without an answer.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface ReplyGenerator {

    /**
     * The channels ({@code whatsapp}) and accounts ({@code whatsapp:106540352242922}) that it
     * answers; an account wins over its channel. Empty for all that no other method answers.
     */
    String[] value() default {};
}

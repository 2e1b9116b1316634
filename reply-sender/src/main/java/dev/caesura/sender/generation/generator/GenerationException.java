package dev.caesura.sender.generation.generator;

import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.sender.guard.CallException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Thrown when a generator gave no usable answer; says what may help. */
public final class GenerationException extends CallException {

    private static final long serialVersionUID = 1L;

    private final long tokens;

    /**
     * A failure that cost nothing.
     *
     * @param reason a short code for drafts and metrics, such as {@code model-throttled}
     * @param detail for people who operate the system; without the contact's text or any secret
     * @param retryAfter how long the other side asks to wait; null if it does not say
     */
    public GenerationException(
            Kind kind,
            String reason,
            String detail,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(kind, reason, detail, retryAfter, cause);
        this.tokens = 0;
    }

    private GenerationException(GenerationException of, long tokens) {
        super(of.kind(), of.reason(), of.detail(), of.retryAfter(), of);
        this.tokens = tokens;
    }

    /** The same failure of an answer that was paid for. */
    public GenerationException costing(long paidTokens) {
        return new GenerationException(this, paidTokens);
    }

    /** The cost of the unusable answer, in tokens; 0 where nothing is counted. */
    public long tokens() {
        return tokens;
    }

    /** A failure of a kind, without further details. */
    public static GenerationException of(Kind kind, String reason, String detail) {
        return new GenerationException(kind, reason, detail, null, null);
    }

    /** An answer that must not be sent; another try would most likely end the same way. */
    public static GenerationException refused(String reason, String detail) {
        return of(Kind.PERMANENT, reason, detail);
    }

    /** The generator's decision to say nothing. */
    public static GenerationException noReply(String detail) {
        return refused(Reason.NO_REPLY.code(), detail);
    }

    /** The generator's request to be asked once the burst has ended. */
    public static GenerationException later() {
        return refused(ReplyDraft.LATER, "The bot answers at the end of the burst");
    }

    /** Whether the generator works and has decided so: there is nothing to fix. */
    public boolean isDecision() {
        return reason().equals(Reason.NO_REPLY.code()) || reason().equals(ReplyDraft.LATER);
    }
}

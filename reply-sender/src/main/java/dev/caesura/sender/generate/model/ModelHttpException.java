package dev.caesura.sender.generate.model;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A model API's answer that is an error; the body is left out, for it may repeat the prompt. */
final class ModelHttpException extends HttpException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration retryAfter;

    ModelHttpException(int status, @Nullable Duration retryAfter) {
        super(status, "HTTP " + status);
        this.retryAfter = retryAfter;
    }

    /** The pause that the answer asks for; null if it does not say. */
    @Nullable Duration retryAfter() {
        return retryAfter;
    }
}

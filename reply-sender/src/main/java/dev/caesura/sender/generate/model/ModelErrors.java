package dev.caesura.sender.generate.model;

import dev.caesura.sender.generate.GenerationException;
import org.jspecify.annotations.Nullable;

/** What the errors of model APIs mean; their texts are left out, for they may repeat the prompt. */
final class ModelErrors {

    private ModelErrors() {}

    static GenerationException read(RuntimeException e) {
        ModelHttpException answer = cause(e, ModelHttpException.class);
        if (answer != null) {
            return ofStatus(answer);
        }
        String detail = e.getClass().getSimpleName();
        return cause(e, NoAnswerException.class) != null
                ? GenerationException.passing("model-no-answer", detail, null, null)
                : GenerationException.lasting("model-unreadable", detail, null);
    }

    private static GenerationException ofStatus(ModelHttpException answer) {
        int status = answer.statusCode();
        String detail = "HTTP " + status;
        return switch (status) {
            case 401, 403 -> GenerationException.lasting("model-unauthorized", detail, null);
            case 429 ->
                    GenerationException.passing(
                            "model-rate-limited", detail, answer.retryAfter(), null);
            case 408, 409 ->
                    GenerationException.passing(
                            "model-unavailable", detail, answer.retryAfter(), null);
            default ->
                    status >= 500
                            ? GenerationException.passing(
                                    "model-unavailable", detail, answer.retryAfter(), null)
                            : GenerationException.lasting("model-refused", detail, null);
        };
    }

    static GenerationException noText(String reason, String advice) {
        return GenerationException.lasting(
                "model-" + reason, "The answer can't be used: " + advice, null);
    }

    private static <E extends Throwable> @Nullable E cause(Throwable e, Class<E> type) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}

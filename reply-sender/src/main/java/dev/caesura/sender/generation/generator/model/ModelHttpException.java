package dev.caesura.sender.generation.generator.model;

import dev.caesura.sender.generation.generator.GenerationException;
import dev.langchain4j.exception.HttpException;

/** A failed call on its way through the model library, which knows no checked exceptions. */
final class ModelHttpException extends HttpException {

    private static final long serialVersionUID = 1L;

    private final transient GenerationException failure;

    ModelHttpException(GenerationException failure) {
        super(0, failure.reason());
        this.failure = failure;
    }

    /** The meaning of the failure. */
    GenerationException failure() {
        return failure;
    }
}

package dev.caesura.sender.generate.model;

import dev.langchain4j.exception.RetriableException;

/** Says that a model's server gave no answer, or none in time. */
final class NoAnswerException extends RetriableException {

    private static final long serialVersionUID = 1L;

    NoAnswerException(Throwable cause) {
        super("No answer", cause);
    }
}

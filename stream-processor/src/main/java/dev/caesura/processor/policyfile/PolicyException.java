package dev.caesura.processor.policyfile;

/** A policy that can't be: where it is written, what is wrong, and what to write instead. */
public final class PolicyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    PolicyException(String where, String message) {
        super(where + ": " + message);
    }
}

package dev.caesura.schemas.serde;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Describes briefly what is wrong with bytes, without quoting them: Jackson's messages repeat the
 * value, which may be a contact's text.
 */
final class Fault {

    private Fault() {}

    static String describe(JacksonException e) {
        String path = path(e);
        return (path.isEmpty() ? "" : path + ": ") + kind(e) + where(e.getLocation());
    }

    private static String kind(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return "JSON past the limits of depth or length";
        }
        if (e instanceof InputCoercionException) {
            return "number out of range";
        }
        if (e instanceof StreamReadException) {
            return "malformed JSON";
        }
        if (e instanceof InvalidFormatException invalid) {
            return notA(invalid.getTargetType());
        }
        if (e instanceof MismatchedInputException mismatched) {
            return mismatch(mismatched);
        }
        if (e.getCause() instanceof NullPointerException absent) {
            // From a record's constructor, whose message is the component's name.
            return absent.getMessage() == null
                    ? "null in a list or map"
                    : absent.getMessage() + " is missing";
        }
        return "a value that the record refuses";
    }

    /** Jackson's reports on missing or empty values have words of their own, without values. */
    private static String mismatch(MismatchedInputException e) {
        String message = e.getOriginalMessage();
        if (message.startsWith("Missing required") || message.startsWith("No content")) {
            return message;
        }
        return notA(e.getTargetType());
    }

    private static String notA(@Nullable Class<?> type) {
        return "not a valid " + (type == null ? "value" : type.getSimpleName());
    }

    private static String path(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String where(TokenStreamLocation location) {
        if (location == null || location.getLineNr() < 0) {
            return "";
        }
        return ", at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}

package dev.caesura.schemas.story;

import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.serde.Json;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts the log's codes into words, for the command line and for the pages. */
public final class Words {

    private Words() {}

    /** The outcome of a message or a turn, and its reason, in a sentence. */
    public static String of(Outcome outcome) {
        StringBuilder words = new StringBuilder(of(outcome.outcome()));
        String reason = outcome.reason();
        if (reason != null) {
            words.append(": ").append(reason(reason));
        }
        if (outcome.score() != null) {
            words.append(String.format(Locale.ROOT, " (similarity %.2f)", outcome.score()));
        }
        return words.toString();
    }

    /** The outcome of a message or a turn. */
    public static String of(Outcome.Kind kind) {
        return switch (kind) {
            case ANSWERED -> "Answered";
            case DUPLICATE -> "Duplicate";
            case SKIPPED -> "Not answered";
            case SUPPRESSED -> "Reply held back";
            case SILENT -> "Nothing to say";
            case PAUSED -> "Left to a person";
            case STOPPED -> "Conversation stopped";
            case IGNORED -> "Ignored";
            case SUPERSEDED -> "Went into the next turn";
            case CANCELLED -> "Cancelled";
            case FAILED -> "Failed";
            case WITHDRAWN -> "Taken back";
        };
    }

    /** The reason for an outcome; a code without words of its own stays as it is. */
    public static String reason(String code) {
        return Reason.of(code).map(Reason::words).orElseGet(() -> code.replace('-', ' '));
    }

    /** Why a burst was closed. */
    public static String of(CloseReason reason) {
        return switch (reason) {
            case INACTIVITY -> "no further message";
            case MAX_WAIT -> "the longest wait was reached";
            case MAX_MESSAGES -> "the burst was full";
            case KEYWORD -> "a keyword closed it";
            case FLUSH -> "a command closed it";
            case SUPERSEDE -> "asked again with newer messages";
        };
    }

    /** How far a reply got. */
    public static String of(DeliveryStatus status) {
        return switch (status) {
            case ATTEMPTED -> "Being sent";
            case SENT -> "Sent";
            case DELIVERED -> "Delivered";
            case READ -> "Read";
            case FAILED -> "Not delivered";
        };
    }

    /** What a person did with a command, as the continuation of a name. */
    public static String of(Command.Name command) {
        return switch (command) {
            case STOP -> "stopped the conversation";
            case RESUME -> "resumed the conversation";
            case PAUSE -> "paused the conversation";
            case FLUSH -> "closed the open burst";
            case UNLOCK -> "gave up the turn in flight";
            case FORGET -> "had the conversation erased";
            case ASK -> "had a failed turn asked again";
            case MOVE -> "moved the conversation to another id";
            case ADOPT -> "took the conversation over from another id";
            case RELAY -> "reported an event to a former id";
        };
    }

    /** All words by code, for a page: {@code outcomes}, {@code closings} and so on. */
    public static Map<String, Map<String, String>> byCode() {
        return Map.of(
                "outcomes", of(Outcome.Kind.values(), Words::of),
                "closings", of(CloseReason.values(), Words::of),
                "deliveries", of(DeliveryStatus.values(), Words::of),
                "reasons",
                        Arrays.stream(Reason.values())
                                .collect(
                                        Collectors.toMap(
                                                Reason::code,
                                                Reason::words,
                                                (a, b) -> a,
                                                TreeMap::new)));
    }

    private static <C extends Enum<C>> Map<String, String> of(
            C[] codes, Function<C, String> words) {
        return Arrays.stream(codes)
                .collect(
                        Collectors.toMap(
                                code -> Json.mapper().convertValue(code, String.class),
                                words,
                                (a, b) -> a,
                                TreeMap::new));
    }
}

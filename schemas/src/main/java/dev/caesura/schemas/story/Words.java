package dev.caesura.schemas.story;

import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.serde.Json;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says in words what the log says in codes: for the command line and for the pages. */
public final class Words {

    /** Why a message or a turn ended as it did, or why a record was set aside. */
    private static final Map<String, String> REASONS =
            Map.ofEntries(
                    Map.entry("redelivered", "the channel delivered the same message again"),
                    Map.entry("turn-in-flight", "the answer before it was still on its way"),
                    Map.entry("generation-error", "no text could be generated"),
                    Map.entry("empty-draft", "the generated text was empty"),
                    Map.entry("delivery-failed", "the channel refused the reply for good"),
                    Map.entry("no-delivery-result", "nobody said whether the reply arrived"),
                    Map.entry("no-draft", "no draft came, however often it was asked for"),
                    Map.entry("unlocked", "a command gave the turn up"),
                    Map.entry("similar-question", "the same was asked and answered a moment ago"),
                    Map.entry("repeats-last-reply", "the draft was the last reply again"),
                    Map.entry("duplicate-reply", "the draft said what a recent reply had said"),
                    Map.entry(
                            "duplicate-reply-by-embedding",
                            "the draft meant what a recent reply had meant"),
                    Map.entry("reply-window-over", "the channel allows no reply so late"),
                    Map.entry("stale", "it was too old when it was read"),
                    Map.entry(
                            "stale-handed-off",
                            "it was too old when it was read, and is left to a person"),
                    Map.entry("loop-quick-replies", "two bots seemed to answer each other"),
                    Map.entry("loop-same-question", "the same question came again and again"),
                    Map.entry("loop-repeated-reply", "the same reply was made again and again"),
                    Map.entry("loop-replies-per-hour", "there were too many replies in an hour"),
                    Map.entry("exit", "the conversation was brought to its end"),
                    Map.entry("stop-keyword", "the contact asked for no more replies"),
                    Map.entry("stop-command", "a command stopped the conversation"),
                    Map.entry("pause-command", "a command paused the conversation"),
                    Map.entry("person-took-over", "a person wrote from the business side"),
                    Map.entry("person-wrote", "it is what a person wrote from the business side"),
                    Map.entry("own-echo", "it is Caesura’s own reply, echoed by the channel"),
                    Map.entry("ignored-contact", "this contact is never answered"),
                    Map.entry("forgotten", "a command erased the conversation"),
                    Map.entry("unreadable", "it could not be read"),
                    Map.entry("conversation-abandoned", "its conversation could not go on"));

    private Words() {}

    /** What became of a message or a turn, and why, in a sentence. */
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

    /** What became of a message or a turn. */
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
        };
    }

    /** Why something ended as it did; a code without words of its own is said as it is. */
    public static String reason(String code) {
        String words = REASONS.get(code);
        return words == null ? code.replace('-', ' ') : words;
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

    /** What a person did with a command: goes on after a name. */
    public static String of(Command.Name command) {
        return switch (command) {
            case STOP -> "stopped the conversation";
            case RESUME -> "resumed the conversation";
            case PAUSE -> "paused the conversation";
            case FLUSH -> "closed the open burst";
            case UNLOCK -> "gave up the turn in flight";
            case FORGET -> "had the conversation erased";
        };
    }

    /** All words by code, for a page: {@code outcomes}, {@code closings} and so on. */
    public static Map<String, Map<String, String>> byCode() {
        return Map.of(
                "outcomes", of(Outcome.Kind.values(), Words::of),
                "closings", of(CloseReason.values(), Words::of),
                "deliveries", of(DeliveryStatus.values(), Words::of),
                "reasons", new TreeMap<>(REASONS));
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

package dev.caesura.cli.explain;

import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.Outcome;
import java.util.Locale;
import java.util.Map;

/** Says in words what the ledger says in codes. */
public final class Words {

    private static final Map<String, String> REASONS =
            Map.ofEntries(
                    Map.entry("redelivered", "the channel delivered the same message again"),
                    Map.entry("turn-in-flight", "the answer before it was still on its way"),
                    Map.entry("generation-error", "no text could be generated"),
                    Map.entry("empty-draft", "the generated text was empty"),
                    Map.entry("delivery-failed", "the channel refused the reply for good"),
                    Map.entry("no-delivery-result", "nobody said whether the reply was delivered"),
                    Map.entry("no-draft", "no draft came, however often it was asked for"),
                    Map.entry("unlocked", "a command released the turn"),
                    Map.entry("similar-question", "the same was answered a moment ago"),
                    Map.entry("repeats-last-reply", "the draft was the last reply again"),
                    Map.entry("duplicate-reply", "the draft was too much like a recent reply"),
                    Map.entry(
                            "duplicate-reply-by-embedding",
                            "the draft means the same as a recent reply"),
                    Map.entry("reply-window-over", "the channel lets nobody reply so late"),
                    Map.entry("stale", "it was too old by the time it was read"),
                    Map.entry("stale-handed-off", "it was too old, and left to a person"),
                    Map.entry("loop-quick-replies", "two bots seem to answer each other"),
                    Map.entry("loop-same-question", "the same question came again and again"),
                    Map.entry("loop-repeated-reply", "the same reply was made again and again"),
                    Map.entry("loop-replies-per-hour", "too many replies in an hour"),
                    Map.entry("exit", "the conversation was brought to its end"),
                    Map.entry("stop-keyword", "the contact asked for no more replies"),
                    Map.entry("stop-command", "a command stopped the conversation"),
                    Map.entry("pause-command", "a command paused the conversation"),
                    Map.entry("person-took-over", "a person wrote from the business side"),
                    Map.entry("person-wrote", "it is what a person wrote from the business side"),
                    Map.entry("own-echo", "it is Caesura's own reply, echoed by the channel"),
                    Map.entry("ignored-contact", "this contact is never answered"),
                    Map.entry("forgotten", "a command erased the conversation"));

    private Words() {}

    /** What became of a message or a turn, and why. */
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

    /** A reason's code with its explanation; a code without one stands alone. */
    public static String reason(String code) {
        String words = REASONS.get(code);
        return words == null ? code : words + " [" + code + "]";
    }

    static String of(CloseReason reason) {
        return switch (reason) {
            case INACTIVITY -> "the pause was long enough";
            case MAX_WAIT -> "it had waited as long as it may";
            case MAX_MESSAGES -> "it was full";
            case KEYWORD -> "a keyword closed it";
            case FLUSH -> "a command closed it";
            case SUPERSEDE -> "later messages were taken into it";
        };
    }

    static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    private static String of(Outcome.Kind kind) {
        return switch (kind) {
            case ANSWERED -> "answered";
            case DUPLICATE -> "a duplicate";
            case SKIPPED -> "not answered, skipped";
            case SUPPRESSED -> "not answered, the reply was suppressed";
            case SILENT -> "not answered, there was nothing to send";
            case PAUSED -> "not answered, a person has taken over";
            case STOPPED -> "not answered, the conversation is stopped";
            case IGNORED -> "not to be answered";
            case SUPERSEDED -> "answered with a later turn";
            case CANCELLED -> "not answered, the turn was cancelled";
            case FAILED -> "not answered, the turn failed";
        };
    }
}

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
                    Map.entry("echo", "it is the business side's own message"),
                    Map.entry("turn-in-flight", "the answer before it was still on its way"),
                    Map.entry("generation-error", "no text could be generated"),
                    Map.entry("empty-draft", "the generated text was empty"),
                    Map.entry("delivery-failed", "the channel refused the reply for good"),
                    Map.entry("no-delivery-result", "nobody said whether the reply was delivered"),
                    Map.entry("no-draft", "no draft came, however often it was asked for"),
                    Map.entry("unlocked", "a command released the turn"));

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
            case DUPLICATE -> "not answered, a duplicate";
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

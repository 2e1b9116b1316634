package dev.caesura.sender.delivery.channel;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The apparent typing speed of a reply: it delays the sending after the approval.
 *
 * @param perCharacter the pause before a reply, for each of its characters; 0 sends at once
 * @param longest the longest pause before a reply
 */
public record TypingPace(
        @DefaultValue("0ms") Duration perCharacter, @DefaultValue("8s") Duration longest) {

    public TypingPace {
        if (perCharacter.isNegative() || longest.isNegative()) {
            throw new IllegalArgumentException(
                    "A typing pace needs durations that are not negative, such as per-character:"
                            + " 30ms, longest: 8s");
        }
    }

    /** The delay of a text after its approval. */
    public Duration of(String text) {
        Duration typed = perCharacter.multipliedBy(text.length());
        return typed.compareTo(longest) < 0 ? typed : longest;
    }
}

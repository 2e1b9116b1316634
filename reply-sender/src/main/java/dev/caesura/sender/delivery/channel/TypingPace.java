package dev.caesura.sender.delivery.channel;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast a reply seems to be typed: it is sent so long after it was approved.
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

    /** How long after its approval a text is sent. */
    public Duration of(String text) {
        Duration typed = perCharacter.multipliedBy(text.length());
        return typed.compareTo(longest) < 0 ? typed : longest;
    }
}

package dev.caesura.sender.delivery.channel;

import java.time.Duration;

/**
 * The delivery policy of an account's replies.
 *
 * @param onAmbiguous the handling of a reply with an unknown outcome
 * @param ambiguousWait the wait for the channel's status before that
 * @param pace the apparent typing speed of a reply
 */
public record DeliveryPolicy(OnAmbiguous onAmbiguous, Duration ambiguousWait, TypingPace pace) {}

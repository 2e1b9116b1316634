package dev.caesura.sender.delivery.channel;

import java.time.Duration;

/**
 * How an account's replies are delivered.
 *
 * @param onAmbiguous what becomes of a reply for which it is unknown whether it was sent
 * @param ambiguousWait how long to wait for the channel's status before that
 * @param pace how fast a reply seems to be typed
 */
public record DeliveryPolicy(OnAmbiguous onAmbiguous, Duration ambiguousWait, TypingPace pace) {}

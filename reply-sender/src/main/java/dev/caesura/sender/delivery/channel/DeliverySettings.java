package dev.caesura.sender.delivery.channel;

import java.time.Clock;
import java.time.Duration;

/** The settings of one way to deliver replies: all that a channel's folder shows to the service. */
public interface DeliverySettings {

    /** The delivery that they describe. */
    DeliveryChannel open(HttpCall http, Clock clock);

    /** The longest wait for an answer to one call. */
    Duration timeout();
}

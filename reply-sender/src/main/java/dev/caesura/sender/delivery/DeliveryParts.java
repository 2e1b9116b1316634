package dev.caesura.sender.delivery;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.delivery.channel.DeliveryChannels;
import dev.caesura.sender.delivery.channel.DeliveryPolicy;
import dev.caesura.sender.guard.Guards;
import dev.caesura.sender.trace.Traces;
import dev.caesura.sender.work.DeadLetterSink;
import dev.caesura.sender.work.RetrySettings;
import dev.caesura.sender.work.SenderMetrics;
import java.time.Clock;
import java.util.function.Function;

/**
 * What the delivery of a reply needs.
 *
 * @param channels finds an account's delivery
 * @param policies an account's policy
 * @param guards say when an account may be called
 * @param retry how often a reply that is refused for now is tried again
 * @param deadLetters where replies go that failed for good
 * @param metrics what is counted
 * @param traces begin the spans of records
 * @param clock the time of events, and of waits
 */
public record DeliveryParts(
        DeliveryChannels channels,
        Function<ConversationId, DeliveryPolicy> policies,
        Guards guards,
        RetrySettings retry,
        DeadLetterSink deadLetters,
        SenderMetrics metrics,
        Traces traces,
        Clock clock) {}

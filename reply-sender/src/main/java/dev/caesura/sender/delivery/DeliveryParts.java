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
 * The parts that deliver a reply.
 *
 * @param channels finds an account's delivery
 * @param policies an account's policy
 * @param guards say when an account may be called
 * @param retry the retries of a reply that is refused for now
 * @param deadLetters takes replies that failed for good
 * @param metrics the counters
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

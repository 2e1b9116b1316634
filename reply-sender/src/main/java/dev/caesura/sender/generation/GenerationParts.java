package dev.caesura.sender.generation;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.delivery.channel.DeliveryChannels;
import dev.caesura.sender.generation.generator.Budgets;
import dev.caesura.sender.generation.generator.Generators;
import dev.caesura.sender.guard.Guards;
import dev.caesura.sender.publish.EventPublisher;
import dev.caesura.sender.trace.Traces;
import dev.caesura.sender.work.DeadLetterSink;
import dev.caesura.sender.work.RetrySettings;
import dev.caesura.sender.work.SenderMetrics;
import java.time.Clock;
import java.util.function.Predicate;

/**
 * The parts that answer a request.
 *
 * @param generators finds an account's generator
 * @param channels shows contacts that an answer is being written, and knows its length limit
 * @param guards say when an account's generator may be called
 * @param budgets the limits on the cost of accounts' answers
 * @param opinions compares a draft with the recent replies by embeddings
 * @param cancellations know the void attempts
 * @param showsTyping whether an account shows that an answer is being written
 * @param retry how often a generator with a temporary failure is asked again, before the processor
 *     is told and waits
 * @param publisher publishes the drafts
 * @param topics the topics' names
 * @param deadLetters takes unreadable requests
 * @param metrics the counters
 * @param traces begin the spans of records
 * @param clock the time of drafts, and of waits
 */
public record GenerationParts(
        Generators generators,
        DeliveryChannels channels,
        Guards guards,
        Budgets budgets,
        SecondOpinions opinions,
        Cancellations cancellations,
        Predicate<ConversationId> showsTyping,
        RetrySettings retry,
        EventPublisher publisher,
        Topics topics,
        DeadLetterSink deadLetters,
        SenderMetrics metrics,
        Traces traces,
        Clock clock) {}

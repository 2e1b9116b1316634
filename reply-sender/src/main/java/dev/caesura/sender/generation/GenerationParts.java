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
 * What the answering of a request needs.
 *
 * @param generators finds an account's generator
 * @param channels shows contacts that an answer is being written, and says how long it may be
 * @param guards say when an account's generator may be called
 * @param budgets what accounts' answers may cost
 * @param opinions what embeddings make of a draft and the recent replies
 * @param cancellations know which attempts are void
 * @param showsTyping whether an account shows that an answer is being written
 * @param retry how often a generator that failed for now is asked again, before the processor is
 *     told and waits
 * @param publisher where drafts go
 * @param topics the topics' names
 * @param deadLetters where requests go that can't be read
 * @param metrics what is counted
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

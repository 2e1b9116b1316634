package dev.caesura.sender.listen;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.generate.Generated;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** The meters of generation and delivery. */
public final class SenderMetrics {

    private final MeterRegistry registry;
    private final Timer generation;

    public SenderMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.generation =
                Timer.builder("caesura.sender.generation")
                        .description("How long an answer took")
                        .publishPercentileHistogram()
                        .register(registry);
    }

    /** Notes an answer, how long it took, and what it cost. */
    void generated(Duration took, ConversationId conversation, Generated generated) {
        generation.record(took);
        tokens(conversation, "input", generated.inputTokens());
        tokens(conversation, "output", generated.outputTokens());
    }

    /** Notes what a second opinion cost. */
    void opinion(ConversationId conversation, long tokens) {
        tokens(conversation, "embedding", tokens);
    }

    void failed(String stage, String reason) {
        counter("caesura.sender.failures", "Failures by reason", stage, reason).increment();
    }

    void retried(String stage, String reason) {
        counter("caesura.sender.retries", "Retries by reason", stage, reason).increment();
    }

    void heldBack(String channel, String reason) {
        Counter.builder("caesura.sender.held.back")
                .description("Signs of life of replies that no call can be made for yet")
                .tag("channel", channel)
                .tag("reason", reason)
                .register(registry)
                .increment();
    }

    void sent(String channel) {
        Counter.builder("caesura.sender.sent")
                .description("Replies that a channel took")
                .tag("channel", channel)
                .register(registry)
                .increment();
    }

    void ambiguous(String channel) {
        Counter.builder("caesura.sender.ambiguous")
                .description("Replies of which nobody knew whether they were sent")
                .tag("channel", channel)
                .register(registry)
                .increment();
    }

    void settledBefore() {
        Counter.builder("caesura.sender.settled.before")
                .description("Replies read again that had their result already")
                .register(registry)
                .increment();
    }

    private Counter counter(String name, String description, String stage, String reason) {
        return Counter.builder(name)
                .description(description)
                .tag("stage", stage)
                .tag("reason", reason)
                .register(registry);
    }

    private void tokens(ConversationId conversation, String direction, long count) {
        if (count > 0) {
            Counter.builder("caesura.sender.tokens")
                    .description("Tokens as the models count them")
                    .tag("account", conversation.channel() + ":" + conversation.account())
                    .tag("direction", direction)
                    .register(registry)
                    .increment((double) count);
        }
    }
}

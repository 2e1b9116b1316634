package dev.caesura.sender.listen;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.generate.Generated;
import dev.caesura.sender.meter.SenderMeter;
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
                Timer.builder(SenderMeter.GENERATION.getName())
                        .description(SenderMeter.GENERATION.description())
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
        SenderMeter.FAILURES.counterIn(registry, stage, reason).increment();
    }

    void retried(String stage, String reason) {
        SenderMeter.RETRIES.counterIn(registry, stage, reason).increment();
    }

    void heldBack(String channel, String reason) {
        SenderMeter.HELD_BACK.counterIn(registry, channel, reason).increment();
    }

    void sent(String channel) {
        SenderMeter.SENT.counterIn(registry, channel).increment();
    }

    void ambiguous(String channel) {
        SenderMeter.AMBIGUOUS.counterIn(registry, channel).increment();
    }

    void settledBefore() {
        SenderMeter.SETTLED_BEFORE.counterIn(registry).increment();
    }

    private void tokens(ConversationId conversation, String direction, long count) {
        if (count > 0) {
            String account = conversation.channel() + ":" + conversation.account();
            SenderMeter.TOKENS.counterIn(registry, account, direction).increment((double) count);
        }
    }
}

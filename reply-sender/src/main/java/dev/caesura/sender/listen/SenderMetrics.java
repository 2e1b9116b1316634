package dev.caesura.sender.listen;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.generate.Generated;
import dev.caesura.sender.meter.SenderMeter;
import io.micrometer.common.docs.KeyName;
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
        counter(SenderMeter.FAILURES, stage, reason).increment();
    }

    void retried(String stage, String reason) {
        counter(SenderMeter.RETRIES, stage, reason).increment();
    }

    void heldBack(String channel, String reason) {
        counter(SenderMeter.HELD_BACK, channel, reason).increment();
    }

    void sent(String channel) {
        counter(SenderMeter.SENT, channel).increment();
    }

    void ambiguous(String channel) {
        counter(SenderMeter.AMBIGUOUS, channel).increment();
    }

    void settledBefore() {
        counter(SenderMeter.SETTLED_BEFORE).increment();
    }

    private void tokens(ConversationId conversation, String direction, long count) {
        if (count > 0) {
            String account = conversation.channel() + ":" + conversation.account();
            counter(SenderMeter.TOKENS, account, direction).increment((double) count);
        }
    }

    /** The counter with these values of its tags, in their order. */
    private Counter counter(SenderMeter meter, String... values) {
        KeyName[] tags = meter.getKeyNames();
        Counter.Builder counter = Counter.builder(meter.getName()).description(meter.description());
        for (int i = 0; i < tags.length; i++) {
            counter.tag(tags[i].asString(), values[i]);
        }
        return counter.register(registry);
    }
}

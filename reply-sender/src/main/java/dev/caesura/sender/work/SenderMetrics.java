package dev.caesura.sender.work;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.meter.SenderMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** The meters of generation and delivery. */
public final class SenderMetrics {

    private final MeterRegistry registry;
    private final Timer generation;
    private final Timer cancelToAbort;

    public SenderMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.generation = timer(SenderMeter.GENERATION);
        this.cancelToAbort = timer(SenderMeter.CANCEL_TO_ABORT);
    }

    private Timer timer(SenderMeter meter) {
        return Timer.builder(meter.getName())
                .description(meter.description())
                .publishPercentileHistogram()
                .register(registry);
    }

    /** Notes an answer, its duration, and its cost in tokens. */
    public void generated(Duration took, ConversationId conversation, long input, long output) {
        generation.record(took);
        tokens(SenderMeter.TOKENS, conversation, "input", input);
        tokens(SenderMeter.TOKENS, conversation, "output", output);
    }

    /** Notes the cost of a second opinion, in tokens. */
    public void opinion(ConversationId conversation, long tokens) {
        tokens(SenderMeter.TOKENS, conversation, "embedding", tokens);
    }

    /**
     * Notes the result that was published for a request.
     *
     * @param result {@code draft}, {@code declined}, {@code refused} or {@code outage}
     */
    public void drafted(ConversationId conversation, String result) {
        SenderMeter.DRAFTS.counterIn(registry, accountOf(conversation), result).increment();
    }

    /** Notes a canceled call, and the time since the record that made it void. */
    public void cancelled(ConversationId conversation, Duration after) {
        SenderMeter.CANCELLED.counterIn(registry, accountOf(conversation)).increment();
        cancelToAbort.record(after.isNegative() ? Duration.ZERO : after);
    }

    /** Notes a call that was not made. */
    public void skipped(ConversationId conversation) {
        SenderMeter.SKIPPED.counterIn(registry, accountOf(conversation)).increment();
    }

    /** Notes the saved tokens. */
    public void saved(ConversationId conversation, long input, long output, double money) {
        tokens(SenderMeter.TOKENS_SAVED, conversation, "input", input);
        tokens(SenderMeter.TOKENS_SAVED, conversation, "output", output);
        if (money > 0) {
            SenderMeter.MONEY_SAVED.counterIn(registry, accountOf(conversation)).increment(money);
        }
    }

    /** Notes a request that somebody else answers. */
    public void leftElsewhere(ConversationId conversation) {
        SenderMeter.ELSEWHERE.counterIn(registry, accountOf(conversation)).increment();
    }

    /**
     * Notes the outcome of a hand-off.
     *
     * @param result {@code posted}, {@code refused} or {@code too-old}
     */
    public void handedOff(String inbox, String result) {
        SenderMeter.HAND_OFFS.counterIn(registry, inbox, result).increment();
    }

    public void failed(String stage, String reason) {
        SenderMeter.FAILURES.counterIn(registry, stage, reason).increment();
    }

    public void retried(String stage, String reason) {
        SenderMeter.RETRIES.counterIn(registry, stage, reason).increment();
    }

    public void heldBack(String channel, String reason) {
        SenderMeter.HELD_BACK.counterIn(registry, channel, reason).increment();
    }

    public void sent(String channel) {
        SenderMeter.SENT.counterIn(registry, channel).increment();
    }

    public void ambiguous(String channel) {
        SenderMeter.AMBIGUOUS.counterIn(registry, channel).increment();
    }

    public void settledBefore() {
        SenderMeter.SETTLED_BEFORE.counterIn(registry).increment();
    }

    private void tokens(
            SenderMeter meter, ConversationId conversation, String direction, long count) {
        if (count > 0) {
            meter.counterIn(registry, accountOf(conversation), direction).increment((double) count);
        }
    }

    private static String accountOf(ConversationId conversation) {
        return conversation.channel() + ":" + conversation.account();
    }
}

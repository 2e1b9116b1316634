package dev.caesura.sender.generation;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.generation.generator.Generated;
import dev.caesura.sender.generation.generator.GenerationException;
import dev.caesura.sender.generation.generator.Generators;
import dev.caesura.sender.work.SenderMetrics;
import java.time.Duration;

/** Counts calls that were skipped or canceled, and the savings. */
final class CancelMetrics {

    private final SenderMetrics metrics;
    private final Generators generators;
    private final Savings savings = new Savings();

    CancelMetrics(SenderMetrics metrics, Generators generators) {
        this.metrics = metrics;
        this.generators = generators;
    }

    /** Notes the time and tokens of an answered call. */
    void answered(ConversationId conversation, Duration took, Generated generated) {
        savings.learn(accountOf(conversation), took, generated);
    }

    /** Notes a call that was not made. */
    void skipped(ConversationId conversation) {
        metrics.skipped(conversation);
        saved(conversation, savings.ofSkipped(accountOf(conversation)));
    }

    /**
     * Notes a canceled call.
     *
     * @param ran how long it ran
     * @param late the time from the record that made it void to its end
     */
    void cancelled(ConversationId conversation, Duration ran, Duration late) {
        metrics.cancelled(conversation, late);
        saved(conversation, savings.ofCancelled(accountOf(conversation), ran));
    }

    private void saved(ConversationId conversation, Savings.Saved saved) {
        metrics.saved(conversation, saved.input(), saved.output(), money(conversation, saved));
    }

    private double money(ConversationId conversation, Savings.Saved saved) {
        try {
            return generators.of(conversation).price(saved.input(), saved.output());
        } catch (GenerationException e) {
            // The account no longer has a generator.
            return 0;
        }
    }

    private static String accountOf(ConversationId conversation) {
        return conversation.channel() + ":" + conversation.account();
    }
}

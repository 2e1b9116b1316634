package dev.caesura.gateway.publish;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One record between the producer and its answer. The producer may call back before its {@code
 * send} returns, on the caller's own thread: the caller, which may hold locks meanwhile, must then
 * report the answer.
 */
final class SendAttempt implements Callback {

    private static final Runnable LEFT = () -> {};

    private final ProducerLink link;
    private final ProducerLink.Answer answer;
    private final boolean essentialTopic;
    private final Thread caller = Thread.currentThread();
    private final AtomicReference<@Nullable Runnable> outcome = new AtomicReference<>();

    SendAttempt(ProducerLink link, ProducerLink.Answer answer, boolean essentialTopic) {
        this.link = link;
        this.answer = answer;
        this.essentialTopic = essentialTopic;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        Runnable told = outcomeOf(failure);
        if (!outcome.compareAndSet(null, told)) {
            told.run();
        }
    }

    private Runnable outcomeOf(@Nullable Exception failure) {
        if (failure == null) {
            return answer::acknowledged;
        }
        boolean refused =
                Refusals.isOfRecord(failure) || Refusals.isOfTopic(failure) && !essentialTopic;
        if (refused) {
            return () -> answer.refused(failure);
        }
        link.fail(failure);
        if (Thread.currentThread() != caller) {
            // The producer's own thread, which thereby sends nothing more.
            link.abort();
        }
        return () -> answer.failed(failure);
    }

    /** The outcome, if there is one already; else the answer is reported later. */
    @Nullable Runnable leave() {
        return outcome.compareAndSet(null, LEFT) ? null : outcome.get();
    }
}

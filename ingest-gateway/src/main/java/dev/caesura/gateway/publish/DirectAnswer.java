package dev.caesura.gateway.publish;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows one record of a webhook that was sent straight to Kafka. What Kafka never takes goes to
 * the dead letters instead, and counts as durable once it is there.
 */
final class DirectAnswer implements ProducerLink.Answer {

    private final PublishRoute route;
    private final Pending pending;
    private final OutgoingRecord record;
    private final ProducerLink sentBy;

    DirectAnswer(PublishRoute route, Pending pending, OutgoingRecord record, ProducerLink sentBy) {
        this.route = route;
        this.pending = pending;
        this.record = record;
        this.sentBy = sentBy;
    }

    @Override
    public void acknowledged() {
        pending.acknowledgeOne();
    }

    @Override
    public void refused(Exception why) {
        route.metrics().refused();
        String deadLetters = route.settings().deadLetters();
        if (record.topic().equals(deadLetters)) {
            pending.fail(new NotDurableException("Kafka refuses the dead letter", why));
            return;
        }
        OutgoingRecord letter = DeadLetters.ofRecord(deadLetters, record, why);
        Pending instead = new Pending(List.of(letter), System.nanoTime());
        var unused = instead.outcome().whenComplete((durability, failure) -> settle(failure));
        route.take(instead);
    }

    private void settle(@Nullable Throwable failure) {
        if (failure == null) {
            pending.acknowledgeOne();
        } else {
            pending.fail(new NotDurableException("Refused", failure));
        }
    }

    @Override
    public void failed(Exception why) {
        route.interrupt(sentBy);
    }
}

package dev.caesura.gateway.publish;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The way straight to Kafka: a link, while there is one, and the webhooks that it has not
 * acknowledged yet. The {@link PublishRoute} guards it.
 */
final class DirectWay {

    private final PendingQueue unacknowledged = new PendingQueue();
    private @Nullable ProducerLink link;

    /** The link in use; null if there is none. */
    @Nullable ProducerLink link() {
        return link;
    }

    void open(ProducerLink fresh) {
        link = fresh;
    }

    /** Gives the link away, which is not in use then. */
    @Nullable ProducerLink release() {
        ProducerLink last = link;
        link = null;
        return last;
    }

    /**
     * Sends a webhook, as far as the link gets.
     *
     * @param route where to say what becomes of it
     */
    void send(Pending pending, PublishRoute route) {
        ProducerLink current = link;
        if (current == null) {
            throw new IllegalStateException("Direct without a link");
        }
        unacknowledged.add(pending);
        for (OutgoingRecord record : pending.records()) {
            if (current.hasFailed()) {
                return;
            }
            current.send(record, new DirectAnswer(route, pending, record, current));
        }
    }

    /** Whether the link has a webhook for too long. For one thread at a time. */
    boolean isOverdue(Duration limit) {
        unacknowledged.prune();
        return unacknowledged.isOverdue(limit);
    }

    /** What has not been acknowledged. */
    PendingQueue unacknowledged() {
        return unacknowledged;
    }
}

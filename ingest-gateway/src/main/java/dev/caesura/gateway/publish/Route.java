package dev.caesura.gateway.publish;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The destination of webhooks at a time; the {@link Failover} owns the one in force.
 *
 * <pre>
 *            late, failed or full                     the spool is empty
 *   Direct ───────────────────────▶ Spooling ◀──────▶ Handover ─────────▶ Direct
 *   to Kafka                        to the disk,      held back for the
 *                                   Drain empties it  last of the spool
 * </pre>
 */
sealed interface Route {

    /**
     * Sends a webhook on its way.
     *
     * @return the actions to take once no lock is held
     */
    List<Runnable> take(Pending pending);

    /**
     * Straight to Kafka.
     *
     * @param link the link in use
     * @param answers hears of records that Kafka does not acknowledge
     * @param unacknowledged the webhooks that are not acknowledged yet, in order
     */
    record Direct(ProducerLink link, DirectAnswers answers, PendingQueue unacknowledged)
            implements Route {

        @Override
        public List<Runnable> take(Pending pending) {
            unacknowledged.add(pending);
            List<Runnable> known = new ArrayList<>(0);
            for (OutgoingRecord record : pending.records()) {
                if (link.hasFailed()) {
                    break;
                }
                Runnable outcome = link.send(record, new DirectAnswer(this, pending, record));
                if (outcome != null) {
                    known.add(outcome);
                }
            }
            return known;
        }
    }

    /**
     * Held back, so that the spool's end is in sight.
     *
     * @param held the waiting webhooks, in order
     */
    record Handover(PendingQueue held) implements Route {

        @Override
        public List<Runnable> take(Pending pending) {
            held.add(pending);
            return List.of();
        }
    }

    /**
     * To the disk.
     *
     * @param writer writes them there
     * @param abandoned the link that was in use before, until the drain ends it; null if none was
     */
    record Spooling(SpoolWriter writer, @Nullable ProducerLink abandoned) implements Route {

        @Override
        public List<Runnable> take(Pending pending) {
            return writer.offer(pending);
        }
    }

    /** Nowhere: the gateway is stopping. */
    record Closed() implements Route {

        @Override
        public List<Runnable> take(Pending pending) {
            return List.of(() -> pending.fail(new NotDurableException("The gateway is stopping")));
        }
    }

    /** Hears of records that Kafka does not acknowledge. */
    interface DirectAnswers {

        /** The link has failed: everything goes to the spool, if it is still the one in use. */
        void linkFailed(ProducerLink link);

        /** Kafka will never take this record of the webhook. */
        void refused(Pending pending, OutgoingRecord record, Exception why);
    }

    /**
     * Follows one record of a webhook that was sent straight to Kafka.
     *
     * @param route the route that it took
     * @param pending the webhook
     * @param record the record
     */
    record DirectAnswer(Direct route, Pending pending, OutgoingRecord record)
            implements ProducerLink.Answer {

        @Override
        public void acknowledged() {
            pending.acknowledgeOne();
        }

        @Override
        public void refused(Exception why) {
            route.answers().refused(pending, record, why);
        }

        @Override
        public void failed(Exception why) {
            route.answers().linkFailed(route.link());
        }
    }
}

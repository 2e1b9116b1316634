package dev.caesura.sender.testing;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.topic.Topics;
import java.util.HashSet;
import java.util.Set;

/**
 * What became of the replies in a log.
 *
 * @param sent those of which the sender or the channel says so
 * @param failed those that failed for good, by the sender
 */
public record Fates(Set<String> sent, Set<String> failed) {

    public static Fates read(Log log, Topics topics) {
        Set<String> sent = new HashSet<>();
        Set<String> failed = new HashSet<>();
        for (DeliveryEvent event : log.read(topics.deliveries())) {
            String reply = event.replyId();
            boolean whole = reply != null && reply.indexOf('#') < 0;
            if (whole && event.status() == DeliveryStatus.FAILED && !event.retryable()) {
                failed.add(reply);
            } else if (whole
                    && event.status() != DeliveryStatus.FAILED
                    && event.status() != DeliveryStatus.ATTEMPTED) {
                sent.add(reply);
            }
        }
        return new Fates(sent, failed);
    }

    /** How many replies have come to an end. */
    public int settled() {
        Set<String> all = new HashSet<>(sent);
        all.addAll(failed);
        return all.size();
    }
}

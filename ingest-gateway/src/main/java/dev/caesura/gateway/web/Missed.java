package dev.caesura.gateway.web;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a page has missed, and what it therefore needs of the end of the log. The gateway that it
 * was connected to before may have read further than this one.
 *
 * @param events the replies, in the order in which they were sent
 * @param seen what the page has seen before; empty if it has seen nothing of this log
 */
record Missed(List<PageEvent> events, Optional<EventPosition> seen) {

    static final Missed NOTHING = new Missed(List.of(), Optional.empty());

    Missed {
        events = List.copyOf(events);
    }

    /** Tells what the page needs, of what the end of the log shows. */
    Filter filter() {
        Set<String> shown = new HashSet<>();
        for (PageEvent event : events) {
            if (event.reply() != null) {
                shown.add(event.reply().replyId());
            }
        }
        return new Filter(shown, seen);
    }

    /**
     * Shows each reply once, and never lets a page's place go back.
     *
     * @param shown the replies among what was missed
     * @param seen what the page has seen before
     */
    record Filter(Set<String> shown, Optional<EventPosition> seen) {

        Optional<PageEvent> apply(PageEvent event) {
            boolean old =
                    seen.filter(place -> event.id().deliveries() <= place.deliveries()).isPresent();
            if (event.reply() == null) {
                return Optional.of(old ? PageEvent.of(seen.orElseThrow()) : event);
            }
            return old || shown.contains(event.reply().replyId())
                    ? Optional.empty()
                    : Optional.of(event);
        }
    }
}

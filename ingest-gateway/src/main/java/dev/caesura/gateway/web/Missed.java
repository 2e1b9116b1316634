package dev.caesura.gateway.web;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The replies that a page has missed, and its needs from the end of the log. The gateway that it
 * was connected to before may have read further than this one.
 *
 * @param events the replies, in the order in which they were sent
 * @param seen the page's position before; empty if it has seen nothing of this log
 */
record Missed(List<PageEvent> events, Optional<EventPosition> seen) {

    static final Missed NOTHING = new Missed(List.of(), Optional.empty());

    Missed {
        events = List.copyOf(events);
    }

    /** Selects the events that the page needs from those at the end of the log. */
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
     * Shows each reply once, and never moves a page's place back.
     *
     * @param shown the replies among the missed events
     * @param seen the page's position before
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

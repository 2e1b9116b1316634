package dev.caesura.gateway.web;

import org.jspecify.annotations.Nullable;

/**
 * An event for a page: a reply, or only its position in the log.
 *
 * @param reply the reply that the page sees; null for none
 * @param id the position from which the page continues after this event
 */
record PageEvent(@Nullable SentReply reply, EventPosition id) {

    /** Tells a page only its position in the log. */
    static PageEvent of(EventPosition id) {
        return new PageEvent(null, id);
    }
}

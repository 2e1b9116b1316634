package dev.caesura.gateway.web;

import org.jspecify.annotations.Nullable;

/**
 * What goes to a page: a reply, or only how far it has seen the log.
 *
 * @param reply what the page sees; null for nothing
 * @param id where the page takes up again after this event
 */
record PageEvent(@Nullable SentReply reply, EventPosition id) {

    /** Tells a page only how far it has seen the log. */
    static PageEvent of(EventPosition id) {
        return new PageEvent(null, id);
    }
}

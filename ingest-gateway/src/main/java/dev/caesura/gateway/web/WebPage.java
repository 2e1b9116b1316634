package dev.caesura.gateway.web;

import java.util.concurrent.ArrayBlockingQueue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * An open page, and its unread events. A page that does not read is cut off, and reconnects with
 * the last id that it has seen.
 */
final class WebPage {

    private static final int UNREAD = 256;

    private final String conversationId;
    private final int partition;
    private final Sinks.Many<PageEvent> events =
            Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(UNREAD));

    WebPage(String conversationId, int partition) {
        this.conversationId = conversationId;
        this.partition = partition;
    }

    String conversationId() {
        return conversationId;
    }

    /** The conversation's partition. */
    int partition() {
        return partition;
    }

    /** Returns whether the page still takes events; if not, it has ended. */
    boolean show(PageEvent event) {
        boolean taken = events.tryEmitNext(event).isSuccess();
        if (!taken) {
            end();
        }
        return taken;
    }

    void end() {
        events.tryEmitComplete();
    }

    /** The events that it is shown from now on, for one reader. */
    Flux<PageEvent> events() {
        return events.asFlux();
    }
}

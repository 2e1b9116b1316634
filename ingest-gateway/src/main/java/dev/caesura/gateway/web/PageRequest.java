package dev.caesura.gateway.web;

import java.util.concurrent.CompletableFuture;

/**
 * The request of a page that reconnects.
 *
 * @param conversationId its conversation
 * @param from its position
 * @param upTo the offset in {@code deliveries} from which on it is shown everything
 * @param since the time of its arrival, in {@link System#nanoTime} nanoseconds
 * @param missed the result; done as well if the page has gone
 */
record PageRequest(
        String conversationId,
        EventPosition from,
        long upTo,
        long since,
        CompletableFuture<Missed> missed) {

    boolean isDone() {
        return missed.isDone();
    }

    /** The page then reconnects by itself. */
    void fail(Exception why) {
        missed.completeExceptionally(why);
    }
}

package dev.caesura.gateway.web;

import java.util.concurrent.CompletableFuture;

/**
 * What a page asks for when it comes again.
 *
 * @param conversationId its conversation
 * @param from what it has seen
 * @param upTo the offset in {@code deliveries} from which on it is shown everything
 * @param since when it came, in {@link System#nanoTime} nanoseconds
 * @param missed what it has missed; done as well if the page has gone
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

    /** The page then comes again by itself. */
    void fail(Exception why) {
        missed.completeExceptionally(why);
    }
}

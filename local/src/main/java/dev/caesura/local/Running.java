package dev.caesura.local;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The started parts, to be ended in reverse order, even while more are starting: a part that comes
 * after the end is ended at once.
 */
final class Running implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean closed;

    /**
     * Takes charge of a part.
     *
     * @throws DemoException if the end has come already
     */
    synchronized <T extends AutoCloseable> T add(T part) {
        if (closed) {
            end(part);
            throw new DemoException("The demo was stopped while it started.");
        }
        parts.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!parts.isEmpty()) {
            end(parts.pop());
        }
    }

    /** One part's failure must not keep the others from ending. */
    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.getLogger(Running.class.getName())
                    .log(System.Logger.Level.WARNING, "A part of the demo did not stop cleanly", e);
        }
    }
}

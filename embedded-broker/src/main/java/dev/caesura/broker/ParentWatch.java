package dev.caesura.broker;

import java.io.IOException;

/**
 * Ends a child process with the process that started it, however that ends: the child's standard
 * input is a pipe to which the parent never writes, and which breaks with the parent.
 */
public final class ParentWatch {

    private ParentWatch() {}

    /** Begins to watch; call it in the child. */
    public static void begin() {
        Thread watch = new Thread(ParentWatch::endWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void endWithParent() {
        try {
            int next;
            do {
                next = System.in.read();
            } while (next >= 0);
        } catch (IOException e) {
            // The pipe broke: the parent is gone, as at its end.
        }
        System.exit(0);
    }
}

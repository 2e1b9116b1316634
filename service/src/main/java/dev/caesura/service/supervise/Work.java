package dev.caesura.service.supervise;

/** What a supervised thread does. */
@FunctionalInterface
public interface Work {

    /**
     * Works until the thread is interrupted. A return without that, and whatever is thrown, is a
     * failure: the supervisor calls it again after a pause.
     *
     * @param pulse to be called at least once a minute, to show that the work goes on
     * @throws InterruptedException if the thread was asked to end
     * @throws Exception for any other reason to start afresh
     */
    void run(Pulse pulse) throws Exception;

    /** Shows that work goes on. */
    @FunctionalInterface
    interface Pulse {

        /** Says that the thread is alive and not stuck. */
        void beat();
    }
}

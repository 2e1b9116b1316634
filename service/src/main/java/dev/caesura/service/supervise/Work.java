package dev.caesura.service.supervise;

/** The work of a supervised thread. */
@FunctionalInterface
public interface Work {

    /**
     * Works until the thread is interrupted. A return without an interrupt is a failure, as is any
     * exception: the supervisor calls it again after a pause.
     *
     * @param pulse to be called at least once a minute, to show that the work goes on
     * @throws InterruptedException if the thread was asked to end
     * @throws Exception for any other reason to start again
     */
    void run(Pulse pulse) throws Exception;

    /** Shows that work goes on. */
    @FunctionalInterface
    interface Pulse {

        /** Says that the thread is alive and not stuck. */
        void beat();
    }
}

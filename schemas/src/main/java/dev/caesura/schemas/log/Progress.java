package dev.caesura.schemas.log;

/** Receives the progress of a reading. */
@FunctionalInterface
public interface Progress {

    /**
     * Called after each step, on the reading thread.
     *
     * @param passed how many offsets have been passed
     * @param total how many there are to pass; 0 if there is nothing to read
     */
    void at(long passed, long total);
}

package dev.caesura.schemas.log;

/** Is told how far a reading has come. */
@FunctionalInterface
public interface Progress {

    /**
     * Called after each step, on the reading thread.
     *
     * @param passed how many offsets are behind
     * @param total how many there are to pass; 0 if there is nothing to read
     */
    void at(long passed, long total);
}

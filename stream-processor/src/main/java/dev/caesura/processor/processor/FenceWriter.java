package dev.caesura.processor.processor;

import java.util.concurrent.CompletionStage;

/**
 * Writes fences: records that prove, when they are read back, that everything before them has been
 * read.
 *
 * <p>Writing never blocks the caller, which is the stream thread.
 */
public interface FenceWriter extends AutoCloseable {

    /**
     * Writes a fence to a partition of {@code messages}: a null value with the header {@code
     * caesura-fence}.
     *
     * @return completes with the record's timestamp in milliseconds since the epoch, or
     *     exceptionally if it was not written; a fence that is lost is simply asked for again
     */
    CompletionStage<Long> write(int partition);

    @Override
    default void close() {}
}

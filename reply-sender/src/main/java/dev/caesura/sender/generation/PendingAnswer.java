package dev.caesura.sender.generation;

import dev.caesura.sender.lane.Ownership;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One attempt that is being answered. Once it is void, its running call is interrupted. */
final class PendingAnswer implements AutoCloseable {

    private final String requestId;
    private final int attempt;
    private final long askedAt;
    private final Ownership ownership;
    private final Consumer<PendingAnswer> onClose;
    private @Nullable Thread calling;
    private boolean interrupted;
    private long voidSince;

    PendingAnswer(
            String requestId,
            int attempt,
            long askedAt,
            Ownership ownership,
            Consumer<PendingAnswer> onClose) {
        this.requestId = requestId;
        this.attempt = attempt;
        this.askedAt = askedAt;
        this.ownership = ownership;
        this.onClose = onClose;
    }

    String requestId() {
        return requestId;
    }

    int attempt() {
        return attempt;
    }

    long askedAt() {
        return askedAt;
    }

    /** Whether its partition was given up, so that nobody here ends it. */
    boolean isAbandoned() {
        return !ownership.held();
    }

    /** Whether nobody wants it any more. */
    synchronized boolean isVoid() {
        return voidSince > 0;
    }

    /** The time of the record that made it void, in milliseconds since 1970; 0 if none did. */
    synchronized long voidSince() {
        return voidSince;
    }

    /**
     * Notes that this thread begins the call; to be followed by {@link #ended} in any case.
     *
     * @throws InterruptedException if the attempt is void already
     */
    synchronized void began() throws InterruptedException {
        if (voidSince > 0) {
            throw new InterruptedException("Void");
        }
        calling = Thread.currentThread();
    }

    /** Notes that the call is over; an interruption caused by this attempt ends with it. */
    synchronized void ended() {
        calling = null;
        if (interrupted) {
            interrupted = false;
            var unused = Thread.interrupted();
        }
    }

    /** Makes it void. */
    synchronized void cancel(long since) {
        if (voidSince > 0) {
            return;
        }
        voidSince = Math.max(1, since);
        if (calling != null) {
            interrupted = true;
            calling.interrupt();
        }
    }

    @Override
    public void close() {
        onClose.accept(this);
    }
}

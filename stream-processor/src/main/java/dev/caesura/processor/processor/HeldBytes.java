package dev.caesura.processor.processor;

import java.util.concurrent.atomic.AtomicLong;

/** The room for messages that are held in memory, for all partitions of a topology together. */
final class HeldBytes {

    /** An eighth of the heap: some 80,000 open bursts of three short messages in 512 MB. */
    private static final int SHARE = 8;

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    HeldBytes(long most) {
        this.most = most;
    }

    static HeldBytes ofHeap() {
        return new HeldBytes(Runtime.getRuntime().maxMemory() / SHARE);
    }

    /** Takes so many bytes, unless there is no room for them. */
    boolean take(int bytes) {
        if (taken.addAndGet(bytes) > most) {
            taken.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    /** How much is taken. */
    long taken() {
        return taken.get();
    }

    void giveBack(int bytes) {
        taken.addAndGet(-bytes);
    }
}

package dev.caesura.processor.conversation.live;

import java.util.concurrent.atomic.AtomicLong;

/** The room for messages in memory, for all partitions of a topology together. */
public final class HeldBytes {

    /** A quarter of the heap: some 100,000 open bursts of three short messages in 512 MB. */
    private static final int SHARE = 4;

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    public HeldBytes(long most) {
        this.most = most;
    }

    /** The room in this process's heap, in bytes, unless another is given. */
    public static long ofHeap() {
        return Runtime.getRuntime().maxMemory() / SHARE;
    }

    /** Takes this many bytes, unless there is no room for them. */
    public boolean take(int bytes) {
        if (taken.addAndGet(bytes) > most) {
            taken.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    /** The number of bytes taken. */
    public long taken() {
        return taken.get();
    }

    public void giveBack(int bytes) {
        taken.addAndGet(-bytes);
    }
}

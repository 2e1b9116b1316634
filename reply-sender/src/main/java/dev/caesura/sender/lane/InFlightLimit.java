package dev.caesura.sender.lane;

/**
 * Pauses reading while too many records, or bytes of them, are in flight, and resumes it a little
 * below the limit, so that it does not flutter.
 */
final class InFlightLimit {

    private final int limit;
    private final int low;
    private final long mostBytes;
    private final long lowBytes;
    private final Flow flow;
    private int inFlight;
    private long bytes;
    private boolean paused;
    private boolean held;

    InFlightLimit(int limit, long mostBytes, Flow flow) {
        this.limit = limit;
        this.low = limit - Math.max(1, limit / 50);
        this.mostBytes = mostBytes;
        this.lowBytes = mostBytes - Math.max(1, mostBytes / 50);
        this.flow = flow;
    }

    synchronized void add(int records, long bytesMore) {
        inFlight += records;
        bytes += bytesMore;
        adjust();
    }

    /** Leaves reading unchanged until {@link #release}, whatever the number. */
    synchronized void hold() {
        held = true;
    }

    synchronized void release() {
        held = false;
        adjust();
    }

    // Counting and switching are one step: switched apart, a pause could overtake a resume and
    // leave the listener paused for good.
    private void adjust() {
        if (held) {
            return;
        }
        if (!paused && (inFlight >= limit || bytes >= mostBytes)) {
            paused = true;
            flow.pause();
        } else if (paused && inFlight <= low && bytes <= lowBytes) {
            paused = false;
            flow.resume();
        }
    }

    synchronized int inFlight() {
        return inFlight;
    }
}

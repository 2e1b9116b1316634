package dev.caesura.processor.domain.turn;

/**
 * Whether a conversation is Caesura's to answer.
 *
 * <pre>
 *            person wrote, pause          keyword, loop, exit, stop
 *   Open ───────────────────────▶ Paused ──────────────────────────▶ Stopped
 *    ▲ ▲────── time, resume ────────┘                                  │
 *    └──────────────────────── resume ─────────────────────────────────┘
 * </pre>
 */
public sealed interface Standing {

    /** It is. */
    Standing OPEN = new Open();

    /** Whether it is Caesura's to answer at this moment, in milliseconds since the epoch. */
    boolean isOpen(long at);

    /** Why it is as it is, as a short code; empty when open. */
    String reason();

    /** Answered as usual. */
    record Open() implements Standing {
        @Override
        public boolean isOpen(long at) {
            return true;
        }

        @Override
        public String reason() {
            return "";
        }
    }

    /**
     * Left to a person until a moment.
     *
     * @param until in milliseconds since the epoch
     */
    record Paused(long until, String reason) implements Standing {
        @Override
        public boolean isOpen(long at) {
            return at >= until;
        }
    }

    /** Over for good, until somebody resumes it. */
    record Stopped(String reason) implements Standing {
        @Override
        public boolean isOpen(long at) {
            return false;
        }
    }
}

package dev.caesura.processor.domain.conversation;

import dev.caesura.schemas.event.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Whether Caesura answers a conversation.
 *
 * <pre>
 *            person wrote, pause          keyword, loop, exit, stop
 *   Open ───────────────────────▶ Paused ──────────────────────────▶ Stopped
 *    ▲ ▲────── time, resume ────────┘                                  │
 *    └──────────────────────── resume ─────────────────────────────────┘
 * </pre>
 */
public sealed interface ConversationStatus {

    /** Caesura answers it. */
    ConversationStatus OPEN = new Open();

    /** Whether Caesura answers it at this moment, in milliseconds since the epoch. */
    boolean isOpen(long at);

    /** The reason for this status; null when open. */
    @Nullable Reason reason();

    /** Its name for readers: open, paused or stopped. */
    String code();

    /** Answered as usual. */
    record Open() implements ConversationStatus {
        @Override
        public boolean isOpen(long at) {
            return true;
        }

        @Override
        public @Nullable Reason reason() {
            return null;
        }

        @Override
        public String code() {
            return "open";
        }
    }

    /**
     * Left to a person for a time.
     *
     * @param until in milliseconds since the epoch
     */
    record Paused(long until, Reason reason) implements ConversationStatus {
        @Override
        public String code() {
            return "paused";
        }

        @Override
        public boolean isOpen(long at) {
            return at >= until;
        }
    }

    /** Stopped for good, until somebody resumes it. */
    record Stopped(Reason reason) implements ConversationStatus {
        @Override
        public String code() {
            return "stopped";
        }

        @Override
        public boolean isOpen(long at) {
            return false;
        }
    }
}

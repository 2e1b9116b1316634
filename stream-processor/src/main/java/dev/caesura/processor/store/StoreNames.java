package dev.caesura.processor.store;

/**
 * The names of the state stores. A name is a state's identity: changing one loses what it holds at
 * an upgrade.
 */
public final class StoreNames {

    /** Messages and replies of all conversations, by conversation and time. */
    public static final String MESSAGES = "caesura-messages";

    /** The message ids that have arrived. */
    public static final String SEEN = "caesura-seen";

    /** Conversations with an open burst or a turn in flight. */
    public static final String ACTIVE = "caesura-active";

    /** What is remembered of each conversation: its last answers, whether it is stopped. */
    public static final String MEMORY = "caesura-memory";

    /** How far each partition's log has been read, in time. */
    public static final String CLOCK = "caesura-clock";

    private StoreNames() {}
}

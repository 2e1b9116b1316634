package dev.caesura.processor.store;

/**
 * The names of the state stores. A name is a store's identity: changing one loses the store's
 * content at an upgrade.
 */
public final class StoreNames {

    /** Conversations: turns in flight, waiting bursts, memory, seen ids. */
    public static final String CONVERSATIONS = "caesura-conversations";

    /** Messages and replies of all conversations, by conversation and time. */
    public static final String HISTORY = "caesura-history";

    /** How far each partition's log has been read. */
    public static final String PARTITIONS = "caesura-partitions";

    /** The bytes of open bursts' messages for which memory has no room. */
    public static final String SPILLED = "caesura-spilled";

    private StoreNames() {}
}

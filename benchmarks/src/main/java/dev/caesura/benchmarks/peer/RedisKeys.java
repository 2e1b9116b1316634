package dev.caesura.benchmarks.peer;

/** The keys of the Redis design. */
final class RedisKeys {

    /** A sorted set: conversations by the deadline of their batch. */
    static final String DEADLINES = "deadlines";

    private RedisKeys() {}

    static String history(String conversation) {
        return "history:" + conversation;
    }

    static String batch(String conversation) {
        return "batch:" + conversation;
    }

    static String deadline(String conversation) {
        return "deadline:" + conversation;
    }

    static String lock(String conversation) {
        return "lock:" + conversation;
    }
}

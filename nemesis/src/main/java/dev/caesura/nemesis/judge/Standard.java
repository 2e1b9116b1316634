package dev.caesura.nemesis.judge;

/** The standard by which requests are judged. */
public enum Standard {
    /** Bursts queue: each session of the log has a request, with exactly its messages. */
    SESSIONS,
    /**
     * Newer messages make attempts void, and drafts are asked for early: the last attempt of each
     * request has whole sessions, and each session is in one.
     */
    WHOLE_SESSIONS,
    /**
     * The brokers' clocks jump. By the log's timestamps, less the jump where a gateway's clock
     * shows that there was one, no burst is cut: messages written within the gap are in one
     * request. Other messages in a request are not judged.
     */
    OWN_CLOCKS
}

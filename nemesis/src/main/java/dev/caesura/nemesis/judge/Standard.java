package dev.caesura.nemesis.judge;

/** What requests are held against. */
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
     * tells that there was one, no burst is cut: what was written within the gap is in one request.
     * What is in a request besides is not judged.
     */
    OWN_CLOCKS
}

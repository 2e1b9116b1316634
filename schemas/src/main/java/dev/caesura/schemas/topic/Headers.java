package dev.caesura.schemas.topic;

/** Names of the record headers that Caesura writes. */
public final class Headers {

    /** Marks a record of {@code messages} as a fence; its value is null. */
    public static final String FENCE = "caesura-fence";

    /**
     * On a draft, delivery or command: it was brought to the partition of its conversation, whose
     * messages are in a team's own topic.
     */
    public static final String BROUGHT = "caesura-brought";

    /**
     * On the sender's own delivery events: how many parts of the reply were certainly sent before,
     * in decimal; absent if none was.
     */
    public static final String PARTS_SENT = "caesura-parts-sent";

    /**
     * On the sender's own delivery events: the token of the unresolved attempt that this one
     * follows by policy.
     */
    public static final String RESENDS = "caesura-resends";

    /** On a dead letter: the topic from which the record was read. */
    public static final String SOURCE_TOPIC = "caesura-source-topic";

    /** On a dead letter: the partition from which the record was read, in decimal. */
    public static final String SOURCE_PARTITION = "caesura-source-partition";

    /** On a dead letter: the record's offset, in decimal. */
    public static final String SOURCE_OFFSET = "caesura-source-offset";

    /** On a dead letter: its reason, as a short code such as {@code unreadable}. */
    public static final String REASON = "caesura-reason";

    /** On a dead letter: the exception's class and message, without the contact's text. */
    public static final String EXCEPTION = "caesura-exception";

    /** On a dead letter: how often it was put back already, in decimal. */
    public static final String REPLAYS = "caesura-replays";

    /** On a dead letter of a webhook: the channel that it was for. */
    public static final String CHANNEL = "caesura-channel";

    /** On a dead letter of a webhook: the account in its path; absent if it had none. */
    public static final String ACCOUNT = "caesura-account";

    /**
     * On a dead letter of a webhook: the HTTP headers that are needed to read it again, one {@code
     * name: value} a line, without any that prove who sent it.
     */
    public static final String HTTP_HEADERS = "caesura-http-headers";

    /**
     * On a dead letter of which only the head was kept, because the whole was too large for a
     * record: the original's length in bytes, in decimal.
     */
    public static final String LENGTH = "caesura-length";

    /** Beside {@link #LENGTH}: the original's SHA-256, in hex. */
    public static final String SHA256 = "caesura-sha256";

    /** On a record that was put back, and on the note beside its dead letter: who did it. */
    public static final String REPLAYED_BY = "caesura-replayed-by";

    /** On a record that was put back, and on the note beside its dead letter: when, ISO-8601. */
    public static final String REPLAYED_AT = "caesura-replayed-at";

    /** On a record that was put back, and on the note beside its dead letter: the dead letter. */
    public static final String REPLAYED_FROM = "caesura-replayed-from";

    /** Makes a record of the dead letters a note: where the dead letter's record is now. */
    public static final String REPLAYED_TO = "caesura-replayed-to";

    /**
     * The trace to which a record belongs, as <a href="https://www.w3.org/TR/trace-context/">W3C
     * Trace Context</a> writes it; passed on from record to record, from webhook to delivery.
     */
    public static final String TRACEPARENT = "traceparent";

    /** The tracing systems' addition to {@link #TRACEPARENT}; passed on with it. */
    public static final String TRACESTATE = "tracestate";

    private Headers() {}
}

package dev.caesura.sender.ledger;

/**
 * The standing of a reply, by the log.
 *
 * <pre>
 *   Fresh ──attempted──▶ Attempted ──sent, delivered, read──▶ Sent
 *                         │     ▲ └──failed for good────────▶ Failed
 *            refused for now    │ attempted
 *                         ▼     │
 *                         Refused
 * </pre>
 */
public sealed interface Standing {

    /** Nobody tried to send it. */
    record Fresh() implements Standing {}

    /**
     * A call may be in progress, or its caller died: only a result says more.
     *
     * @param token of the attempt
     * @param partsSent the number of its parts that were certainly sent before
     */
    record Attempted(String token, int partsSent) implements Standing {}

    /**
     * The channel refused it for now; it is certain that the rest was not sent.
     *
     * @param partsSent the number of its parts that were sent before
     */
    record Refused(int partsSent) implements Standing {}

    /** The channel took it. */
    record Sent() implements Standing {}

    /** It failed for good. */
    record Failed() implements Standing {}
}

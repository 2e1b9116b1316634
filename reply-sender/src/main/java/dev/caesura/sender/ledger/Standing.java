package dev.caesura.sender.ledger;

/**
 * Where a reply stands, by the log.
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
     * Somebody may be calling, or died while calling: only a result says more.
     *
     * @param token of the attempt
     * @param partsSent how many of its parts were certainly sent before
     */
    record Attempted(String token, int partsSent) implements Standing {}

    /**
     * The channel refused it for now; it is certain that the rest was not sent.
     *
     * @param partsSent how many of its parts were sent before
     */
    record Refused(int partsSent) implements Standing {}

    /** The channel took it. */
    record Sent() implements Standing {}

    /** It failed for good. */
    record Failed() implements Standing {}
}

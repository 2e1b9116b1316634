package dev.caesura.processor.domain.turn;

/**
 * The one answer to one burst, on its way.
 *
 * <pre>
 *             ┌─ no progress: asked again ─┐
 *             ▼                            │
 *   burst ─▶ Generating ──draft approved──▶ Delivering ──sent──▶ answered
 *             │                            │
 *             ├─ empty draft, error ▶ silent   └─ failed, no progress ▶ failed
 *             └─ no progress, attempts used up ▶ failed
 * </pre>
 */
public sealed interface Turn {

    /** What is being answered. */
    AskedBurst asked();

    /** How often it was asked, 1 for the first time. */
    int attempt();

    /** When it has stood still for too long, in milliseconds since the epoch. */
    long limitAt();

    /** A request is out; a draft is awaited. */
    record Generating(AskedBurst asked, int attempt, long limitAt) implements Turn {}

    /**
     * A reply is out; its delivery is awaited.
     *
     * @param replyId the reply
     * @param text what is being sent
     * @param approvedAt when it passed the checks, in milliseconds since the epoch
     */
    record Delivering(
            AskedBurst asked,
            int attempt,
            long limitAt,
            String replyId,
            String text,
            long approvedAt)
            implements Turn {}
}

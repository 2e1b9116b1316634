package dev.caesura.processor.domain.conversation;

import java.util.List;
import java.util.Map;

/**
 * A burst and what it was answered.
 *
 * @param replyId the reply
 * @param messageIds the burst
 * @param question what the burst said
 * @param reply the answer, cut where it is long
 * @param askedAt the burst's last message, in milliseconds since the epoch
 * @param at when the answer passed the checks, in milliseconds since the epoch
 * @param route how it went to the contact; passed on, and never looked at
 */
public record Exchange(
        String replyId,
        List<String> messageIds,
        String question,
        String reply,
        long askedAt,
        long at,
        Map<String, String> route) {

    /** The characters of a reply that are kept, as long as a generator's limit usually is. */
    static final int KEPT = 8_000;

    public Exchange {
        messageIds = List.copyOf(messageIds);
        route = Map.copyOf(route);
        if (reply.length() > KEPT) {
            reply = reply.substring(0, KEPT);
        }
    }

    /** Whether all of the reply is kept. */
    public boolean isWhole() {
        return reply.length() < KEPT;
    }

    /** The same, as if the contact had said nothing: the message was taken back. */
    Exchange withoutQuestion() {
        return new Exchange(replyId, messageIds, "", reply, askedAt, at, route);
    }
}

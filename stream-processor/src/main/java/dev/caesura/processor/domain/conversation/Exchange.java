package dev.caesura.processor.domain.conversation;

import java.util.List;
import java.util.Map;

/**
 * A burst and its answer.
 *
 * @param replyId the reply's id
 * @param messageIds the ids of the burst's messages
 * @param question the burst's content
 * @param reply the answer, cut where it is long
 * @param askedAt the burst's last message, in milliseconds since the epoch
 * @param at when the answer passed the checks, in milliseconds since the epoch
 * @param route how it went to the contact; passed on unread
 */
public record Exchange(
        String replyId,
        List<String> messageIds,
        String question,
        String reply,
        long askedAt,
        long at,
        Map<String, String> route) {

    /** The number of a reply's characters to keep: a generator's usual limit. */
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

    /** A copy without the question: the message was deleted. */
    Exchange withoutQuestion() {
        return new Exchange(replyId, messageIds, "", reply, askedAt, at, route);
    }
}

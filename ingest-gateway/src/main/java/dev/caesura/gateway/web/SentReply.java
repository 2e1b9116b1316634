package dev.caesura.gateway.web;

import dev.caesura.schemas.event.Reply;
import java.time.Instant;

/**
 * A reply that was sent, as a page sees it.
 *
 * @param replyId the reply
 * @param requestId the request that it answers
 * @param text the text
 * @param at the time of sending
 */
public record SentReply(String replyId, String requestId, String text, Instant at) {

    static SentReply of(Reply reply, Instant at) {
        return new SentReply(reply.replyId(), reply.requestId(), reply.text(), at);
    }
}

package dev.caesura.sender.ledger;

import java.util.List;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * One try at sending a reply, or the rest of it, as its {@code attempted} record carries it. Each
 * part of a long reply has a record of its own before its call, under the same token.
 *
 * @param replyId the reply
 * @param token tells this try from all others
 * @param resends the token of the unresolved attempt that this one follows by policy, or null
 * @param round the round of the reply that it belongs to
 * @param partsSent the number of the reply's parts that were certainly sent before
 * @param sentMessageId the channel's id of the part before; null before the first
 * @param trace the headers that name its trace
 */
public record Attempt(
        String replyId,
        String token,
        @Nullable String resends,
        Round round,
        int partsSent,
        @Nullable String sentMessageId,
        List<Header> trace) {

    /**
     * The same try, one part further on.
     *
     * @param messageId the channel's id of the part that was sent
     */
    public Attempt nextPart(String messageId) {
        return new Attempt(replyId, token, resends, round, partsSent + 1, messageId, trace);
    }
}

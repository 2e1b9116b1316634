package dev.caesura.sender.work;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operators' log about single requests and replies; it never contains contacts' texts. */
public final class SenderLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.caesura.sender");

    private SenderLog() {}

    public static void generationFailed(ReplyRequest request, Exception e) {
        LOG.warn(
                "No answer to request {} of {}: {}",
                request.requestId(),
                accountOf(request.conversationId()),
                e.toString());
    }

    public static void deliveryFailed(Reply reply, String reason) {
        LOG.warn(
                "Reply {} of {} failed: {}",
                reply.replyId(),
                accountOf(reply.conversationId()),
                reason);
    }

    public static void accountStopped(ConversationId conversation, Exception e) {
        LOG.error(
                "Nothing can be sent for {} until somebody acts: {}",
                accountOf(conversation.toString()),
                e.toString());
    }

    public static void noAnswer(Reply reply, Exception e) {
        LOG.warn(
                "It is not known yet whether reply {} of {} was sent: {}",
                reply.replyId(),
                accountOf(reply.conversationId()),
                e.toString());
    }

    public static void tooOldToKnow(Reply reply) {
        LOG.info(
                "Reply {} of {} is too old to be sent, and the log does not reach back to it",
                reply.replyId(),
                accountOf(reply.conversationId()));
    }

    /** The contact stays out of the log; a reply's or request's id leads to it in the topics. */
    private static String accountOf(String conversationId) {
        return conversationId.substring(
                0, conversationId.indexOf(':', conversationId.indexOf(':') + 1));
    }
}

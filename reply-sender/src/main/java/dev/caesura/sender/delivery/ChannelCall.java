package dev.caesura.sender.delivery;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.event.Reply;
import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.DeliveryChannels;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.Outgoing;
import dev.caesura.sender.guard.AccountGuard;
import dev.caesura.sender.guard.Admission;
import dev.caesura.sender.guard.CallException.Kind;
import dev.caesura.sender.work.SenderLog;
import dev.caesura.service.secret.SecretException;
import java.util.List;

/** The calls of one reply: one for each of its parts. */
final class ChannelCall {

    /**
     * The result of a call.
     *
     * @param messageId the channel's id of the part
     * @param last whether no part follows
     */
    record Sent(String messageId, boolean last) {}

    private final Reply reply;
    private final ConversationId conversation;
    private final DeliveryChannels channels;
    private final AccountGuard guard;
    private final AccountGuard.Entry entry;

    ChannelCall(
            Reply reply,
            ConversationId conversation,
            DeliveryChannels channels,
            AccountGuard guard) {
        this.reply = reply;
        this.conversation = conversation;
        this.channels = channels;
        this.guard = guard;
        this.entry = guard.entry();
    }

    /** Throws if there is no delivery, or the reply is too long. */
    void check() throws DeliveryException {
        if (channels.of(conversation).texts(reply.route()).isTooLong(reply.text())) {
            throw DeliveryException.permanent(
                    Reason.DRAFT_TOO_LONG.code(), reply.text().length() + " characters");
        }
    }

    /** Whether it is safe to send again. */
    boolean isIdempotent() {
        try {
            return channels.of(conversation).idempotent();
        } catch (DeliveryException e) {
            return false;
        }
    }

    /** Whether a call may be made now. */
    Admission admit() {
        return entry.admit();
    }

    /**
     * Sends a part, and informs the guard about the channel's health.
     *
     * @param part its number, from 0
     * @throws DeliveryException if it was refused, or the outcome is unknown; any other failure of
     *     a call is of the latter kind
     */
    Sent send(int part, Admission.Permit permit) throws DeliveryException, InterruptedException {
        try {
            DeliveryChannel channel = channels.of(conversation);
            List<String> texts = channel.texts(reply.route()).split(reply.text());
            String id =
                    channel.send(
                            new Outgoing(
                                    reply.replyId(),
                                    conversation,
                                    reply.route(),
                                    texts.get(part),
                                    part,
                                    texts.size()));
            permit.answered();
            return new Sent(id, part == texts.size() - 1);
        } catch (DeliveryException e) {
            learn(e, permit);
            throw e;
        } catch (SecretException e) {
            // Read before the call: nothing was sent.
            DeliveryException unsent =
                    DeliveryException.of(
                            Kind.ACCOUNT, "secret-unreadable", String.valueOf(e.getMessage()));
            learn(unsent, permit);
            throw unsent;
        } catch (RuntimeException e) {
            permit.failed(e);
            throw new DeliveryException(Kind.AMBIGUOUS, "internal", e.toString(), null, e);
        }
    }

    private void learn(DeliveryException e, Admission.Permit permit) {
        guard.learn(e, permit);
        if (e.kind() == Kind.ACCOUNT) {
            SenderLog.accountStopped(conversation, e);
        }
    }
}

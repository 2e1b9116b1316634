package dev.caesura.sender.listen;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Reply;
import dev.caesura.sender.deliver.DeliveryChannel;
import dev.caesura.sender.deliver.DeliveryChannels;
import dev.caesura.sender.deliver.DeliveryException;
import dev.caesura.sender.deliver.DeliveryException.Kind;
import dev.caesura.sender.deliver.Outgoing;
import dev.caesura.sender.guard.AccountGuard;
import dev.caesura.sender.guard.Admission;
import dev.caesura.service.secret.SecretException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The calls of one reply: one for each of its parts. */
final class ChannelCall {

    private static final Duration USUAL_THROTTLE = Duration.ofSeconds(5);

    /**
     * What a call brought.
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

    /** Throws if there is no delivery. */
    void check() throws DeliveryException {
        var unused = channels.of(conversation);
    }

    /** Whether sending again does no harm. */
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
     * Sends a part, and tells the guard what it shows of the channel's health.
     *
     * @param part its number, from 0
     * @throws DeliveryException if it was refused, or nobody knows; whatever else goes wrong in a
     *     call is of the latter kind
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
            stop(unsent);
            throw unsent;
        } catch (RuntimeException e) {
            permit.failed(e);
            throw new DeliveryException(Kind.AMBIGUOUS, "internal", e.toString(), null, e);
        }
    }

    private void learn(DeliveryException e, Admission.Permit permit) {
        switch (e.kind()) {
            case UNAVAILABLE, AMBIGUOUS -> permit.failed(e);
            case THROTTLED -> {
                permit.answered();
                guard.throttle(Objects.requireNonNullElse(e.retryAfter(), USUAL_THROTTLE));
            }
            case ACCOUNT -> {
                permit.answered();
                stop(e);
            }
            case PACED, PERMANENT -> permit.answered();
        }
    }

    private void stop(DeliveryException e) {
        guard.stop();
        SenderLog.accountStopped(conversation, e);
    }
}

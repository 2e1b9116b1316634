package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.Message;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened to a conversation. Times are in milliseconds since the epoch. */
public sealed interface ConversationEvent {

    /** When it happened, by the log. */
    long at();

    /**
     * A message arrived, or an echo of the business side.
     *
     * @param origin who wrote it
     * @param archived whether the archive of seen ids has it
     */
    record MessageArrived(Message message, Origin origin, boolean archived)
            implements ConversationEvent {
        @Override
        public long at() {
            return message.at();
        }
    }

    /**
     * The author of a message, and the kind of chat.
     *
     * @param echo whether the business side wrote it
     * @param automatic the automation that wrote an echo; null if a person wrote it
     * @param bot whether the channel says that a bot wrote it
     * @param group whether the chat has several people
     * @param addressed in a group: whether it addresses the business side
     */
    record Origin(
            boolean echo,
            @Nullable String automatic,
            boolean bot,
            boolean group,
            boolean addressed) {

        /** A person, in a chat between two. */
        public static final Origin CONTACT = new Origin(false, null, false, false, false);
    }

    /** The contact edited a message; {@code later} has its id and its new content. */
    record MessageEdited(Message later) implements ConversationEvent {
        @Override
        public long at() {
            return later.at();
        }
    }

    /** The contact deleted a message. */
    record MessageDeleted(String messageId, long at) implements ConversationEvent {}

    /** The contact is writing. */
    record ContactTyping(long at) implements ConversationEvent {}

    /**
     * A text was generated, or could not be.
     *
     * @param retryable whether the error is an outage that passes
     */
    record DraftArrived(
            String requestId,
            int attempt,
            @Nullable String text,
            @Nullable String error,
            boolean retryable,
            List<Opinion> opinions,
            long at)
            implements ConversationEvent {}

    /**
     * A delivery progressed or failed.
     *
     * @param replyId the reply; null where the channel names a message by its own id only
     * @param part whether it concerns a part of the reply that is not the last
     * @param retryable whether the sender keeps trying after this failure
     * @param unsent whether nothing of the reply can have been sent by then
     */
    record DeliveryReported(
            @Nullable String replyId,
            boolean part,
            DeliveryStatus status,
            @Nullable String providerMessageId,
            boolean retryable,
            boolean unsent,
            @Nullable String error,
            long at)
            implements ConversationEvent {

        /** A copy with the reply's id, found by the message's id. */
        DeliveryReported of(String knownReplyId) {
            return new DeliveryReported(
                    knownReplyId, part, status, providerMessageId, retryable, unsent, error, at);
        }
    }

    /** Time was read: bursts may have ended, turns may have stood still for too long. */
    record TimeRead(long at) implements ConversationEvent {}

    /** Somebody wants the open burst to end now. */
    record Flushed(long at) implements ConversationEvent {}

    /** Somebody wants the turn in flight to be given up. */
    record Unlocked(long at) implements ConversationEvent {}

    /** The conversation gets no more answers until somebody resumes it. */
    record Stopped(Reason reason, long at) implements ConversationEvent {}

    /**
     * A human agent has the conversation for a while.
     *
     * @param until the end of that time; null for as long as the policy says
     */
    record Paused(@Nullable Long until, Reason reason, long at) implements ConversationEvent {}

    /**
     * Caesura answers the conversation again.
     *
     * @param handOff whether people are done with it and hand it back: a conversation that its
     *     contact or an operator has stopped then stays stopped
     */
    record Resumed(boolean handOff, long at) implements ConversationEvent {}

    /** Everything about the conversation is to be erased. */
    record Forgotten(long at) implements ConversationEvent {}

    /** A turn that was given up is to be asked again. */
    record AskedAgain(String requestId, long at) implements ConversationEvent {}

    /** The contact goes on under another id, to which the memory is handed on. */
    record MovedTo(String conversationId, long at) implements ConversationEvent {}

    /**
     * Another id's conversation handed on its memory.
     *
     * @param from that id
     * @param history its lines, in the form in which the store hands them on; empty if there are
     *     none
     */
    record Adopted(String from, Memory memory, byte[] history, long at)
            implements ConversationEvent {}

    /**
     * An event under the contact's later id that turns which stayed behind must know; it is passed
     * on to no other id.
     */
    record Relayed(ConversationEvent event) implements ConversationEvent {
        @Override
        public long at() {
            return event.at();
        }
    }

    /**
     * An embedding's comparison of a draft with a recent reply.
     *
     * @param replyId the recent reply
     * @param score how alike they are, 0 to 1
     */
    record Opinion(String replyId, double score) {}
}

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
     * Who wrote a message, and where.
     *
     * @param echo whether the business side did
     * @param automatic on an echo that no person wrote: which automation did; null otherwise
     * @param bot whether the channel says that a bot did
     * @param group whether the chat has several people
     * @param addressed in a group: whether it is said to the business side
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

    /** The contact changed a message; {@code later} has its id, and what it says now. */
    record MessageEdited(Message later) implements ConversationEvent {
        @Override
        public long at() {
            return later.at();
        }
    }

    /** The contact took a message back. */
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
     * A reply got a step further, or not.
     *
     * @param replyId the reply; null where the channel names a message by its own id only
     * @param part whether it is of a part of the reply that is not the last
     * @param retryable whether the sender goes on trying after this failure
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

        /** The same, of a reply that is known by the message's id. */
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

    /** Nothing more is to be answered until somebody resumes it. */
    record Stopped(Reason reason, long at) implements ConversationEvent {}

    /**
     * A human agent has the conversation for a while.
     *
     * @param until the end of that while; null for as long as the policy says
     */
    record Paused(@Nullable Long until, Reason reason, long at) implements ConversationEvent {}

    /**
     * The conversation is Caesura's again.
     *
     * @param handOff whether that is so because people are done with it: then a conversation that
     *     its contact or an operator has stopped stays so
     */
    record Resumed(boolean handOff, long at) implements ConversationEvent {}

    /** Everything about the conversation is to be erased. */
    record Forgotten(long at) implements ConversationEvent {}

    /** A turn that was given up is to be asked again. */
    record AskedAgain(String requestId, long at) implements ConversationEvent {}

    /** The contact goes on under another id, to which what is remembered is handed on. */
    record MovedTo(String conversationId, long at) implements ConversationEvent {}

    /**
     * Another id's conversation handed on what it remembers.
     *
     * @param from that id
     * @param history its lines, in the form in which the store hands them on; empty if there are
     *     none
     */
    record Adopted(String from, Memory memory, byte[] history, long at)
            implements ConversationEvent {}

    /**
     * Something that happened to the conversation under the contact's later id, of which turns that
     * stayed behind must know; it is told to no other id.
     */
    record Relayed(ConversationEvent event) implements ConversationEvent {
        @Override
        public long at() {
            return event.at();
        }
    }

    /**
     * What an embedding makes of a draft and a recent reply.
     *
     * @param replyId the recent reply
     * @param score how alike they are, 0 to 1
     */
    record Opinion(String replyId, double score) {}
}

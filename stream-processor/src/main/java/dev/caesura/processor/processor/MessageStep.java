package dev.caesura.processor.processor;

import dev.caesura.processor.domain.turn.ConversationEvent;
import dev.caesura.processor.domain.turn.Occurrence;
import dev.caesura.processor.store.MessageLog;
import dev.caesura.processor.store.SeenIds;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Outcome;
import java.util.Set;

/** Tells apart what a record of {@code messages} is: a repetition, an echo, or a message. */
final class MessageStep {

    private final LiveConversations live;
    private final SeenIds seen;
    private final MessageLog messages;
    private final BurstStep bursts;
    private final Emitter emitter;
    private final Counts counts;

    MessageStep(
            LiveConversations live,
            SeenIds seen,
            MessageLog messages,
            BurstStep bursts,
            Emitter emitter,
            Counts counts) {
        this.live = live;
        this.seen = seen;
        this.messages = messages;
        this.bursts = bursts;
        this.emitter = emitter;
        this.counts = counts;
    }

    /**
     * Takes a message.
     *
     * @param readUpTo how far the partition has been read, in the log's time
     * @param now the present time
     */
    void arrived(Arrived message, long readUpTo, long now) {
        MessageHead head = message.head();
        if (seen.isRepeated(
                message.conversationId(), head.messageId(), readUpTo, message.offset())) {
            outcome(message, Outcome.Kind.DUPLICATE, "redelivered");
        } else if (head.isEcho()) {
            echo(message, readUpTo, now);
        } else {
            LiveConversation conversation = live.get(message.conversationId());
            if (isIgnored(conversation)) {
                outcome(message, Outcome.Kind.IGNORED, "ignored-contact");
            } else {
                bursts.take(message, conversation, readUpTo, now);
            }
        }
    }

    /** What Caesura did not send comes from a person, who has the conversation from then on. */
    private void echo(Arrived echo, long readUpTo, long now) {
        LiveConversation conversation = bursts.caughtUp(echo.conversationId(), readUpTo, now);
        MessageHead head = echo.head();
        if (conversation.conversation().memory().isOwn(head.messageId(), head.text())) {
            outcome(echo, Outcome.Kind.IGNORED, "own-echo");
        } else {
            messages.appendEcho(echo.conversationId(), echo.at(), echo.offset(), echo.json());
            outcome(echo, Outcome.Kind.IGNORED, "person-wrote");
            bursts.interrupt(
                    conversation,
                    new ConversationEvent.Paused(null, "person-took-over", echo.at()),
                    CloseReason.FLUSH,
                    now);
        }
        live.settle(conversation);
    }

    private static boolean isIgnored(LiveConversation conversation) {
        Set<String> ignored = conversation.policy().ignoredContacts();
        return !ignored.isEmpty()
                && ignored.contains(ConversationId.parse(conversation.id()).contact());
    }

    private void outcome(Arrived message, Outcome.Kind outcome, String reason) {
        counts.add(
                outcome == Outcome.Kind.DUPLICATE ? Occurrence.DUPLICATE : Occurrence.of(reason));
        emitter.messageOutcome(
                message.conversationId(),
                message.head().messageId(),
                outcome,
                null,
                reason,
                null,
                message.at());
    }
}

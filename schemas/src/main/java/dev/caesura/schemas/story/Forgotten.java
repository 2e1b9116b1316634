package dev.caesura.schemas.story;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out the texts that a conversation had before it was forgotten. The topics have them until
 * their retention ends, but nobody is shown them any more.
 *
 * @param until when it was forgotten last; null if it never was
 */
record Forgotten(@Nullable Instant until) {

    static Forgotten by(Collection<Command> commands) {
        return new Forgotten(
                commands.stream()
                        .filter(command -> command.command() == Command.Name.FORGET)
                        .map(Command::at)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    MessageStory without(MessageStory message) {
        return !covers(message.at())
                ? message
                : new MessageStory(
                        message.messageId(),
                        message.at(),
                        message.arrivals(),
                        message.direction(),
                        message.type(),
                        null,
                        message.outcomes(),
                        message.requestId(),
                        message.why());
    }

    TurnStory without(TurnStory turn) {
        return !covers(turn.closedAt())
                ? turn
                : new TurnStory(
                        turn.requestId(),
                        turn.openedAt(),
                        turn.closedAt(),
                        turn.closeReason(),
                        turn.messageIds(),
                        turn.askedAt(),
                        turn.drafts().stream().map(Forgotten::without).toList(),
                        turn.reply() == null ? null : without(turn.reply()),
                        turn.deliveries(),
                        turn.outcome(),
                        turn.why());
    }

    private boolean covers(Instant time) {
        return until != null && !time.isAfter(until);
    }

    private static ReplyDraft without(ReplyDraft draft) {
        return new ReplyDraft(
                draft.requestId(),
                draft.conversationId(),
                draft.attempt(),
                null,
                draft.model(),
                draft.generatedAt(),
                draft.generationMillis(),
                List.of(),
                draft.error(),
                draft.retryable());
    }

    private static Reply without(Reply reply) {
        return new Reply(
                reply.replyId(),
                reply.requestId(),
                reply.conversationId(),
                "",
                reply.approvedAt(),
                Map.of());
    }
}

package dev.caesura.console.conversation;

import dev.caesura.console.conversation.Part.Reply;
import dev.caesura.console.conversation.Part.Turn;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.story.TurnStory;
import dev.caesura.schemas.story.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a turn's story into its form in a chat. */
final class Turns {

    private Turns() {}

    static Turn of(TurnStory turn) {
        ReplyDraft draft = last(turn.drafts());
        boolean replied = turn.reply() != null;
        return new Turn(
                turn.closedAt(),
                Words.of(turn.closeReason()),
                replied ? reply(turn, draft) : null,
                replied || draft == null ? null : draft.text(),
                replied || draft == null ? null : draft.error(),
                isAnswered(turn) ? null : turn.why(),
                awaitedSince(turn));
    }

    private static boolean isAnswered(TurnStory turn) {
        return turn.outcome() != null && turn.outcome().outcome() == Outcome.Kind.ANSWERED;
    }

    private static @Nullable Instant awaitedSince(TurnStory turn) {
        return turn.outcome() == null && turn.drafts().isEmpty() && turn.reply() == null
                ? last(turn.askedAt())
                : null;
    }

    private static @Nullable Reply reply(TurnStory turn, @Nullable ReplyDraft draft) {
        var reply = turn.reply();
        DeliveryEvent delivery = last(turn.deliveries());
        return reply == null
                ? null
                : new Reply(
                        reply.text(),
                        reply.approvedAt(),
                        delivery == null ? null : delivery.status(),
                        draft == null ? null : draft.model(),
                        draft == null ? 0 : draft.generationMillis());
    }

    private static <T> @Nullable T last(List<T> all) {
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }
}

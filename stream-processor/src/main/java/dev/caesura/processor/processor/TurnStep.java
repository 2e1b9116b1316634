package dev.caesura.processor.processor;

import dev.caesura.processor.domain.burst.Burst;
import dev.caesura.processor.domain.burst.Closing;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.turn.AskedBurst;
import dev.caesura.processor.domain.turn.ConversationEvent;
import dev.caesura.processor.domain.turn.ConversationRules;
import dev.caesura.processor.domain.turn.Effect;
import dev.caesura.processor.domain.turn.Ids;
import dev.caesura.processor.domain.turn.Occurrence;
import dev.caesura.processor.domain.turn.Said;
import dev.caesura.processor.store.MessageHistory;
import dev.caesura.processor.store.MessageLog;
import dev.caesura.processor.store.MissingMessagesException;
import dev.caesura.similarity.Similarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Has the conversation's rules decide, and carries out what they decided. */
final class TurnStep {

    private final Similarity similarity;
    private final MessageLog messages;
    private final Emitter emitter;
    private final Counts counts;
    private final Pace pace = new Pace();

    TurnStep(Similarity similarity, MessageLog messages, Emitter emitter, Counts counts) {
        this.similarity = similarity;
        this.messages = messages;
        this.emitter = emitter;
        this.counts = counts;
    }

    /** A burst ended. */
    void closed(LiveConversation conversation, Closing closing, long now) {
        Policy policy = conversation.policy();
        MessageHistory.Excerpt excerpt = excerpt(conversation, closing.burst());
        List<String> ids = new ArrayList<>(excerpt.messages().size());
        Said said = Said.NOTHING;
        Map<String, String> route = Map.of();
        for (MessageHistory.Line line : excerpt.messages()) {
            MessageHead head = MessageHead.read(line.bytes());
            ids.add(head.messageId());
            said = said.followedBy(head.said(policy));
            route = head.route().isEmpty() ? route : head.route();
        }
        if (ids.isEmpty()) {
            throw new MissingMessagesException("No message of the burst that " + closing + " ends");
        }
        AskedBurst burst =
                new AskedBurst(
                        Ids.requestOf(conversation.id(), ids.get(0)),
                        closing.burst(),
                        closing.closedAt(),
                        closing.reason(),
                        ids,
                        said,
                        route);
        counts.add(Occurrence.BURST_CLOSED);
        decide(
                conversation,
                new ConversationEvent.BurstClosed(burst, closing.closedAt()),
                now,
                new Known(burst, excerpt));
    }

    /** What is in memory is not read; nor is what can't be there. */
    private MessageHistory.Excerpt excerpt(LiveConversation conversation, Burst burst) {
        int history = conversation.policy().turns().historySent();
        List<MessageHistory.Line> held = conversation.held().of(burst);
        if (held == null) {
            return messages.read(conversation.id(), burst, history);
        }
        return new MessageHistory.Excerpt(
                held,
                conversation.isNew()
                        ? List.of()
                        : messages.before(conversation.id(), burst, history));
    }

    /** Something else happened. */
    void happened(LiveConversation conversation, ConversationEvent event, long now) {
        decide(conversation, event, now, null);
    }

    /** A burst whose messages have just been read. */
    private record Known(AskedBurst burst, MessageHistory.Excerpt excerpt) {}

    private void decide(
            LiveConversation conversation,
            ConversationEvent event,
            long now,
            @Nullable Known known) {
        Policy policy = conversation.policy();
        var moment = new ConversationRules.Moment(now, pace.nextPlace());
        ConversationRules.Decision decision =
                new ConversationRules(policy, similarity, moment)
                        .decide(conversation.conversation(), event);
        conversation.conversation(decision.next());
        for (Effect effect : decision.effects()) {
            apply(conversation, effect, policy, now, known);
        }
    }

    private void apply(
            LiveConversation conversation,
            Effect effect,
            Policy policy,
            long now,
            @Nullable Known known) {
        String id = conversation.id();
        if (effect instanceof Effect.Ask ask) {
            counts.add(Occurrence.REQUEST);
            emitter.request(id, ask, excerpt(id, ask, policy, known), now, conversation.trace());
        } else if (effect instanceof Effect.Send send) {
            messages.appendReply(id, send.approvedAt(), send.text());
            emitter.reply(id, send, conversation.trace());
        } else if (effect instanceof Effect.Forget forget) {
            messages.removeReply(id, forget.approvedAt());
        } else if (effect instanceof Effect.EndTurn end) {
            counts.add(Occurrence.of("turn", end.outcome()));
            emitter.turnOutcome(id, end);
        } else if (effect instanceof Effect.Settle settle) {
            counts.add(Occurrence.of("burst", settle.outcome()));
            emitter.burstOutcome(id, settle);
        } else if (effect instanceof Effect.SetAside setAside) {
            setAside(id, setAside, policy, now);
        } else if (effect instanceof Effect.TakePlace) {
            pace.take(now, policy.stale().interval());
        } else if (effect instanceof Effect.Erase) {
            messages.erase(id);
        } else if (effect instanceof Effect.Count count) {
            counts.add(count.what());
        }
    }

    private void setAside(String id, Effect.SetAside setAside, Policy policy, long now) {
        Effect.Ask last = new Effect.Ask(setAside.burst(), policy.turns().maxAttempts(), List.of());
        byte[] request =
                RequestJson.write(id, last, messages.read(id, setAside.burst().burst(), 0));
        emitter.setAside(id, request, setAside.reason(), now);
    }

    private MessageHistory.Excerpt excerpt(
            String id, Effect.Ask ask, Policy policy, @Nullable Known known) {
        return known != null && known.burst().equals(ask.burst())
                ? known.excerpt()
                : messages.read(id, ask.burst().burst(), policy.turns().historySent());
    }
}

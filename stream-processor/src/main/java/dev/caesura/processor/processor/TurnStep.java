package dev.caesura.processor.processor;

import dev.caesura.processor.domain.burst.Closing;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.turn.AskedBurst;
import dev.caesura.processor.domain.turn.ConversationEvent;
import dev.caesura.processor.domain.turn.ConversationRules;
import dev.caesura.processor.domain.turn.Effect;
import dev.caesura.processor.domain.turn.Ids;
import dev.caesura.processor.store.MessageLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has the conversation's rules decide, and carries out what they decided. */
final class TurnStep {

    private final Policies policies;
    private final MessageLog messages;
    private final Emitter emitter;
    private final Counts counts;

    TurnStep(Policies policies, MessageLog messages, Emitter emitter, Counts counts) {
        this.policies = policies;
        this.messages = messages;
        this.emitter = emitter;
        this.counts = counts;
    }

    /** A burst ended. */
    void closed(LiveConversation conversation, Closing closing, long clock) {
        Policy policy = policies.of(conversation.id());
        MessageLog.Excerpt excerpt =
                messages.read(conversation.id(), closing.burst(), policy.historySent());
        List<String> ids = new ArrayList<>(excerpt.messages().size());
        for (MessageLog.Line line : excerpt.messages()) {
            ids.add(MessageHead.read(line.bytes()).messageId());
        }
        AskedBurst burst =
                new AskedBurst(
                        Ids.requestOf(conversation.id(), ids.get(0)),
                        closing.burst(),
                        closing.closedAt(),
                        closing.reason(),
                        ids);
        counts.add("burst-closed");
        decide(
                conversation,
                new ConversationEvent.BurstClosed(burst, closing.closedAt()),
                clock,
                new Known(burst, excerpt));
    }

    /** Something else happened. */
    void happened(LiveConversation conversation, ConversationEvent event, long clock) {
        decide(conversation, event, clock, null);
    }

    /** A burst whose messages have just been read. */
    private record Known(AskedBurst burst, MessageLog.Excerpt excerpt) {}

    private void decide(
            LiveConversation conversation,
            ConversationEvent event,
            long clock,
            @Nullable Known known) {
        Policy policy = policies.of(conversation.id());
        ConversationRules.Decision decision =
                new ConversationRules(policy, clock).decide(conversation.conversation(), event);
        conversation.conversation(decision.next());
        for (Effect effect : decision.effects()) {
            apply(conversation.id(), effect, policy, clock, known);
        }
    }

    private void apply(String id, Effect effect, Policy policy, long clock, @Nullable Known known) {
        if (effect instanceof Effect.Ask ask) {
            counts.add("request");
            emitter.request(id, ask.burst(), ask.attempt(), excerpt(id, ask, policy, known), clock);
        } else if (effect instanceof Effect.Send send) {
            messages.appendReply(id, send.approvedAt(), send.text());
            emitter.reply(id, send);
        } else if (effect instanceof Effect.Forget forget) {
            messages.removeReply(id, forget.approvedAt());
        } else if (effect instanceof Effect.EndTurn end) {
            counts.add("turn-" + end.outcome().name().toLowerCase(java.util.Locale.ROOT));
            emitter.turnOutcome(id, end);
        } else if (effect instanceof Effect.Settle settle) {
            counts.add("burst-" + settle.outcome().name().toLowerCase(java.util.Locale.ROOT));
            settle(id, settle);
        } else if (effect instanceof Effect.SetAside setAside) {
            emitter.deadLetter(
                    id.getBytes(StandardCharsets.UTF_8),
                    RequestJson.write(
                            id,
                            setAside.burst(),
                            policy.maxAttempts(),
                            messages.read(id, setAside.burst().burst(), 0)),
                    setAside.reason(),
                    null,
                    clock);
        } else if (effect instanceof Effect.Disregard disregard) {
            counts.add(disregard.reason());
        }
    }

    private void settle(String id, Effect.Settle settle) {
        for (String messageId : settle.burst().messageIds()) {
            emitter.messageOutcome(
                    id,
                    messageId,
                    settle.outcome(),
                    null,
                    settle.reason(),
                    settle.score(),
                    settle.at());
        }
    }

    private MessageLog.Excerpt excerpt(
            String id, Effect.Ask ask, Policy policy, @Nullable Known known) {
        return known != null && known.burst().equals(ask.burst())
                ? known.excerpt()
                : messages.read(id, ask.burst().burst(), policy.historySent());
    }
}

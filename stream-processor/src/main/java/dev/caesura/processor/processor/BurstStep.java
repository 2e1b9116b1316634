package dev.caesura.processor.processor;

import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.burst.Closing;
import dev.caesura.processor.domain.burst.OpenBursts;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.store.MessageLog;
import dev.caesura.processor.store.SeenIds;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.Outcome;
import java.util.Locale;

/** Takes messages into bursts, and closes what is due. */
final class BurstStep {

    private final Policies policies;
    private final LiveConversations live;
    private final MessageLog messages;
    private final SeenIds seen;
    private final TurnStep turns;
    private final Emitter emitter;
    private final Counts counts;

    BurstStep(
            Policies policies,
            LiveConversations live,
            MessageLog messages,
            SeenIds seen,
            TurnStep turns,
            Emitter emitter,
            Counts counts) {
        this.policies = policies;
        this.live = live;
        this.messages = messages;
        this.seen = seen;
        this.turns = turns;
        this.emitter = emitter;
        this.counts = counts;
    }

    /** A message as it was read from the log. */
    record Arrived(String conversationId, MessageHead head, long at, long offset, byte[] json) {}

    /**
     * Takes a message.
     *
     * @param readUpTo how far the partition has been read, in the log's time
     * @param clock the present time
     */
    void arrived(Arrived message, long readUpTo, long clock) {
        Policy policy = policies.of(message.conversationId());
        Arrived timely = inTime(message, policy.burst(), readUpTo);
        if (seen.isRepeated(
                timely.conversationId(), timely.head().messageId(), timely.at(), timely.offset())) {
            counts.add("duplicate");
            outcome(timely, Outcome.Kind.DUPLICATE, "redelivered");
        } else if (timely.head().isEcho()) {
            messages.appendEcho(
                    timely.conversationId(), timely.at(), timely.offset(), timely.json());
            outcome(timely, Outcome.Kind.IGNORED, "echo");
        } else {
            take(timely, policy, clock);
        }
    }

    /** Closes what ended before this moment, everything before it having been read. */
    void timeRead(long readUpTo, long clock) {
        for (String id : live.takeBurstsDue(readUpTo)) {
            LiveConversation conversation = live.get(id);
            BurstRules rules = policies.of(id).burst();
            step(
                    conversation,
                    conversation.bursts(messages, rules).closeDue(readUpTo, rules),
                    clock);
            live.settle(conversation);
        }
    }

    /** Closes a conversation's open bursts now. */
    void flush(String conversationId, long at, CloseReason reason, long clock) {
        LiveConversation conversation = live.get(conversationId);
        BurstRules rules = policies.of(conversationId).burst();
        step(conversation, conversation.bursts(messages, rules).closeAll(at, reason), clock);
        live.settle(conversation);
    }

    private void take(Arrived message, Policy policy, long clock) {
        LiveConversation conversation = live.get(message.conversationId());
        BurstRules rules = policy.burst();
        OpenBursts open = conversation.bursts(messages, rules);
        messages.append(message.conversationId(), message.at(), message.offset(), message.json());
        step(
                conversation,
                open.arrive(message.at(), message.offset(), message.json().length, rules),
                clock);
        if (isFlushKeyword(message.head(), policy)) {
            step(
                    conversation,
                    conversation
                            .bursts(messages, rules)
                            .closeAll(message.at(), CloseReason.KEYWORD),
                    clock);
        }
        live.settle(conversation);
    }

    private void step(LiveConversation conversation, OpenBursts.Step step, long clock) {
        conversation.bursts(step.open());
        for (Closing closing : step.closed()) {
            turns.closed(conversation, closing, clock);
        }
    }

    /**
     * A record that is too late for any burst that it could belong to has arrived now: none is
     * dropped.
     */
    private Arrived inTime(Arrived message, BurstRules rules, long readUpTo) {
        if (message.at() + rules.gap() + rules.grace() >= readUpTo) {
            return message;
        }
        counts.add("late-record");
        return new Arrived(
                message.conversationId(),
                message.head(),
                readUpTo,
                message.offset(),
                message.json());
    }

    private static boolean isFlushKeyword(MessageHead head, Policy policy) {
        String text = head.text();
        return text != null
                && !policy.flushKeywords().isEmpty()
                && policy.flushKeywords().contains(text.strip().toLowerCase(Locale.ROOT));
    }

    private void outcome(Arrived message, Outcome.Kind outcome, String reason) {
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

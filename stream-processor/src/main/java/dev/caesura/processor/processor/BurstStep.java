package dev.caesura.processor.processor;

import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.burst.Closing;
import dev.caesura.processor.domain.burst.OpenBursts;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.turn.ConversationEvent;
import dev.caesura.processor.domain.turn.Occurrence;
import dev.caesura.processor.store.MessageLog;
import dev.caesura.processor.store.MissingMessagesException;
import dev.caesura.schemas.event.CloseReason;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes messages into bursts, and closes what is due. */
final class BurstStep {

    /**
     * The bursts that one record or look at the clock closes at most. After an outage a fence may
     * end a million of them; all in one go would outlast the transaction.
     */
    private static final int CLOSED_AT_ONCE = 500;

    private static final Logger log = LoggerFactory.getLogger(BurstStep.class);

    private final LiveConversations live;
    private final MessageLog messages;
    private final TurnStep turns;
    private final Emitter emitter;
    private final ProcessorObserver observer;
    private final Counts counts;
    private final ShadowBursts shadows;

    BurstStep(
            LiveConversations live,
            MessageLog messages,
            TurnStep turns,
            Emitter emitter,
            ProcessorObserver observer,
            Counts counts) {
        this.live = live;
        this.messages = messages;
        this.turns = turns;
        this.emitter = emitter;
        this.observer = observer;
        this.counts = counts;
        this.shadows = new ShadowBursts(counts);
    }

    /** Takes a message into the burst that it continues, or opens one. */
    void take(Arrived message, LiveConversation conversation, long readUpTo, long now) {
        Policy policy = conversation.policy();
        closeDue(conversation, readUpTo, now);
        conversation.trace(message.trace());
        BurstRules rules = policy.burst();
        Arrived timely = inTime(message, rules, readUpTo);
        OpenBursts open = open(conversation, now);
        conversation
                .held()
                .add(
                        messages.append(
                                conversation.id(), timely.at(), timely.offset(), timely.json()));
        shadows.arrived(conversation, timely, open);
        OpenBursts.Step step =
                open.arrive(timely.at(), timely.offset(), timely.json().length, rules);
        apply(conversation, step, now);
        String text = message.head().text();
        if (policy.stopsOn(text)) {
            interrupt(
                    conversation,
                    new ConversationEvent.Stopped("stop-keyword", timely.at()),
                    CloseReason.KEYWORD,
                    now);
        } else if (policy.flushesOn(text) || policy.exitsOn(text)) {
            closeAll(conversation, timely.at(), CloseReason.KEYWORD, now);
        }
        live.settle(conversation);
    }

    /**
     * Closes what ended before this moment, everything before it having been read; the first so
     * many, and the rest the next time.
     */
    void timeRead(long readUpTo, long now) {
        shadows.timeRead(readUpTo, CLOSED_AT_ONCE);
        for (String id : live.takeBurstsDue(readUpTo, CLOSED_AT_ONCE)) {
            LiveConversation conversation = live.get(id);
            closeDue(conversation, readUpTo, now);
            live.settle(conversation);
        }
    }

    /** The conversation, without bursts that have ended. */
    LiveConversation caughtUp(String conversationId, long readUpTo, long now) {
        LiveConversation conversation = live.get(conversationId);
        closeDue(conversation, readUpTo, now);
        return conversation;
    }

    /** Closes a conversation's open bursts now. */
    void closeAll(LiveConversation conversation, long at, CloseReason reason, long now) {
        apply(conversation, conversation.bursts(messages).closeAll(at, reason), now);
    }

    /** Takes the conversation away from Caesura; its open burst ends with it. */
    void interrupt(
            LiveConversation conversation, ConversationEvent event, CloseReason reason, long now) {
        turns.happened(conversation, event, now);
        closeAll(conversation, event.at(), reason, now);
    }

    private void closeDue(LiveConversation conversation, long readUpTo, long now) {
        if (conversation.firstDue() >= readUpTo) {
            return;
        }
        BurstRules rules = conversation.policy().burst();
        try {
            apply(conversation, conversation.bursts(messages).closeDue(readUpTo, rules), now);
        } catch (MissingMessagesException e) {
            abandon(conversation, e, now);
        }
    }

    /** What is open, read before anything is added to it: else the new message counts twice. */
    private OpenBursts open(LiveConversation conversation, long now) {
        try {
            return conversation.bursts(messages);
        } catch (MissingMessagesException e) {
            abandon(conversation, e, now);
            return OpenBursts.NONE;
        }
    }

    /** One conversation's damage must not hold up the partition: no later record would mend it. */
    private void abandon(LiveConversation conversation, Exception damage, long now) {
        counts.add(Occurrence.CONVERSATION_ABANDONED);
        log.error("The open burst of {} is given up", conversation.id(), damage);
        emitter.setAside(conversation.id(), null, "conversation-abandoned", now);
        conversation.bursts(OpenBursts.NONE);
        conversation.held().keep(List.of());
    }

    private void apply(LiveConversation conversation, OpenBursts.Step step, long now) {
        conversation.bursts(step.open());
        for (Closing closing : step.closed()) {
            if (closing.reason() == CloseReason.INACTIVITY
                    || closing.reason() == CloseReason.MAX_WAIT) {
                observer.closed(Duration.ofMillis(Math.max(0, now - closing.closedAt())));
            }
            turns.closed(conversation, closing, now);
        }
        if (!step.closed().isEmpty()) {
            conversation.held().keep(step.open().bursts());
        }
    }

    /**
     * A record that is too late for any burst that it could belong to has arrived now: none is
     * dropped.
     */
    private Arrived inTime(Arrived message, BurstRules rules, long readUpTo) {
        if (!rules.isLate(message.at(), readUpTo)) {
            return message;
        }
        counts.add(Occurrence.LATE_RECORD);
        return message.at(readUpTo);
    }
}

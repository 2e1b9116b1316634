package dev.caesura.processor.conversation;

import dev.caesura.processor.conversation.live.LiveConversation;
import dev.caesura.processor.conversation.live.LiveConversations;
import dev.caesura.processor.conversation.observe.ProcessorObserver;
import dev.caesura.processor.conversation.observe.Sensors;
import dev.caesura.processor.conversation.wire.Outbox;
import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.conversation.ConversationEvent;
import dev.caesura.processor.domain.conversation.ConversationEvent.MessageArrived;
import dev.caesura.processor.domain.conversation.ConversationMetric;
import dev.caesura.processor.domain.conversation.ConversationState;
import dev.caesura.processor.domain.conversation.Decision;
import dev.caesura.processor.domain.conversation.Effect;
import dev.caesura.processor.domain.conversation.SeenIds;
import dev.caesura.processor.domain.time.Moment;
import dev.caesura.processor.store.Conversations;
import dev.caesura.processor.store.HistoryLog;
import dev.caesura.processor.store.NewerStateException;
import dev.caesura.schemas.deadletters.DeadLetterDraft;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.topic.RecordLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every step of every conversation: load, decide, save, apply, in one place.
 *
 * <p>One conversation's damage must not hold up the partition: no later record would mend it. Any
 * step that fails here for a reason other than Kafka's own failure is set aside by name, counted
 * and reported, and the partition goes on.
 */
final class ConversationSteps {

    private static final Logger log = LoggerFactory.getLogger(ConversationSteps.class);

    private final LiveConversations live;
    private final Conversations store;
    private final HistoryLog history;
    private final EffectApplier effects;
    private final Outbox outbox;
    private final Sensors sensors;
    private final ProcessorObserver observer;

    ConversationSteps(
            LiveConversations live,
            Conversations store,
            HistoryLog history,
            EffectApplier effects,
            Outbox outbox,
            Sensors sensors,
            ProcessorObserver observer) {
        this.live = live;
        this.store = store;
        this.history = history;
        this.effects = effects;
        this.outbox = outbox;
        this.sensors = sensors;
        this.observer = observer;
    }

    /**
     * Takes one step of a conversation.
     *
     * @param trace the trace of the record that brought the event; null without one
     * @throws KafkaException if Kafka fails: the task begins anew from its last commit
     * @throws NewerStateException if a later version wrote the state: the instance stops
     */
    void step(
            String conversationId,
            ConversationEvent event,
            Moment moment,
            byte @Nullable [] trace) {
        LiveConversation conversation = load(conversationId, moment);
        conversation.trace(trace);
        try {
            ConversationEvent whole = withArchive(conversation, event, moment);
            decide(conversation, whole, moment);
        } catch (SerializationException e) {
            // The stored state can't be read: Kafka itself did not fail.
            outbox.clear();
            setAside(conversation, event, moment, e);
        } catch (KafkaException | NewerStateException e) {
            throw e;
        } catch (RuntimeException e) {
            outbox.clear();
            setAside(conversation, event, moment, e);
        }
        outbox.send();
    }

    private void decide(LiveConversation conversation, ConversationEvent event, Moment moment) {
        ConversationState before = conversation.state();
        Decision decision = conversation.rules().decide(before, event, moment);
        byte[] stored =
                decision.next().isStoredAs(before) ? null : Conversations.write(decision.next());
        effects.apply(conversation, decision.effects(), moment.now().millis());
        if (stored != null) {
            requireSize(stored);
            store.save(conversation.id(), stored);
        }
        live.settle(conversation, decision.next(), stored, moment.read().millis());
    }

    /**
     * Its parts are bounded, so that the state never grows too large; if it did, no broker would
     * take it.
     */
    private static void requireSize(byte[] stored) {
        if (stored.length > RecordLimits.LARGEST_RECORD - RecordLimits.HEADROOM) {
            throw new IllegalStateException(
                    "A state of " + stored.length + " bytes is larger than allowed");
        }
    }

    /** Sets damaged state aside; the conversation begins anew. */
    private LiveConversation load(String conversationId, Moment moment) {
        try {
            return live.get(conversationId);
        } catch (KafkaException | NewerStateException e) {
            throw e;
        } catch (RuntimeException e) {
            tell(conversationId, e);
            letter(conversationId, store.bytes(conversationId), e, moment);
            store.save(conversationId, null);
            return live.load(conversationId, null);
        }
    }

    /** Reads the archive only for a conversation that has more ids than its state holds. */
    private ConversationEvent withArchive(
            LiveConversation conversation, ConversationEvent event, Moment moment) {
        return event instanceof MessageArrived arrived
                        && isArchived(conversation, arrived.message().id(), moment)
                ? new MessageArrived(arrived.message(), arrived.origin(), true)
                : event;
    }

    /** Whether the archive of seen ids has a message. */
    boolean isArchived(LiveConversation conversation, String messageId, Moment moment) {
        long now = moment.now().millis();
        if (!conversation.state().seen().hasArchive(SeenIds.dayOf(now))) {
            return false;
        }
        Set<Long> archive = conversation.archive();
        if (archive == null) {
            archive = history.archived(conversation.id(), now);
            conversation.archive(archive);
        }
        return archive.contains(SeenIds.hash(messageId));
    }

    /**
     * If time was the event, it would come again at once: everything that waits is settled. Any
     * other event is settled alone, and the conversation stays as it was.
     */
    private void setAside(
            LiveConversation conversation,
            ConversationEvent event,
            Moment moment,
            RuntimeException failure) {
        tell(conversation.id(), failure);
        ConversationState state = conversation.state();
        List<Effect> settled = new ArrayList<>();
        ConversationState next = state;
        if (event instanceof MessageArrived arrived && !arrived.origin().echo()) {
            settled.add(failed(List.of(arrived.message().id()), moment));
            next = state.settled(arrived.message().id(), moment.now().millis());
        } else if (event instanceof ConversationEvent.TimeRead) {
            settled.addAll(everything(state, moment));
            next = state.givenUp(moment.now().millis());
        }
        letter(conversation.id(), bytesOf(state), failure, moment);
        effects.apply(conversation, settled, moment.now().millis());
        byte[] stored = null;
        if (next != state) {
            stored = Conversations.write(next);
            store.save(conversation.id(), stored);
        }
        live.settle(conversation, next, stored, moment.read().millis());
    }

    private void tell(String conversationId, RuntimeException failure) {
        log.error("A step of {} failed; it is set aside", conversationId, failure);
        sensors.add(ConversationMetric.CONVERSATION_SET_ASIDE);
        observer.setAside(conversationId, Reason.CONVERSATION_SET_ASIDE.code());
    }

    private static List<Effect> everything(ConversationState state, Moment moment) {
        List<Effect> settled = new ArrayList<>();
        for (OpenBurst burst : state.open().bursts()) {
            settled.add(new Effect.WriteDown(burst.messages()));
            settled.add(failed(burst.messages().stream().map(one -> one.id()).toList(), moment));
            AskedBurst carried = burst.carried();
            if (carried != null) {
                settled.add(
                        new Effect.EndTurn(
                                carried,
                                state.upcoming().attempt(),
                                Outcome.Kind.FAILED,
                                Reason.CONVERSATION_SET_ASIDE,
                                null,
                                moment.now().millis()));
            }
        }
        if (state.turn() != null) {
            settled.add(
                    new Effect.EndTurn(
                            state.turn().asked(),
                            state.turn().attempt(),
                            Outcome.Kind.FAILED,
                            Reason.CONVERSATION_SET_ASIDE,
                            null,
                            moment.now().millis()));
        }
        state.waiting().forEach(burst -> settled.add(failed(burst.messageIds(), moment)));
        return settled;
    }

    private static Effect failed(List<String> messageIds, Moment moment) {
        return new Effect.Settle(
                messageIds,
                Outcome.Kind.FAILED,
                Reason.CONVERSATION_SET_ASIDE,
                null,
                moment.now().millis());
    }

    private static byte @Nullable [] bytesOf(ConversationState state) {
        try {
            return Conversations.write(state);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private void letter(
            String conversationId, byte @Nullable [] state, RuntimeException cause, Moment moment) {
        outbox.add(
                DeadLetterDraft.of(
                                conversationId.getBytes(StandardCharsets.UTF_8),
                                state,
                                new RecordHeaders())
                        .because(Reason.CONVERSATION_SET_ASIDE.code())
                        .detail(cause.getClass().getName()),
                moment.now().millis());
    }
}

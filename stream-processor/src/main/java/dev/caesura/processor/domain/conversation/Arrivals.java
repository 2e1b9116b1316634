package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.conversation.ConversationEvent.MessageArrived;
import dev.caesura.processor.domain.conversation.ConversationEvent.Origin;
import dev.caesura.processor.domain.conversation.ConversationEvent.Paused;
import dev.caesura.processor.domain.conversation.ConversationEvent.Stopped;
import dev.caesura.processor.domain.policy.GroupRules;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells arrivals apart: a duplicate, an echo, a message that is never answered, or one for a burst.
 */
final class Arrivals {

    private final Step step;
    private final Bursts bursts;

    Arrivals(Step step, Bursts bursts) {
        this.step = step;
        this.bursts = bursts;
    }

    void arrived(MessageArrived arrived) {
        Message message = arrived.message();
        if (isRepeated(arrived)) {
            repeated(message);
        } else if (arrived.origin().echo()) {
            echo(message, arrived.origin());
        } else {
            Reason refusal = refusal(step.policy, step.conversationId, step.state(), arrived);
            if (refusal == null) {
                take(inTime(message));
            } else {
                ignore(message, refusal);
            }
        }
    }

    /** A message that was deleted before it arrived is known, but only the first time. */
    private void repeated(Message message) {
        SeenIds seen = step.state().seen();
        SeenIds others = seen.without(Amendments.deletionOf(message.id()));
        if (others == seen) {
            settle(message, Outcome.Kind.DUPLICATE, Reason.REDELIVERED);
        } else {
            step.become(step.state().with(others));
            settle(message, Outcome.Kind.WITHDRAWN, Reason.MESSAGE_DELETED);
        }
    }

    private boolean isRepeated(MessageArrived arrived) {
        String id = arrived.message().id();
        return arrived.archived()
                || step.state().open().with(id) != null
                || step.state().seen().contains(SeenIds.hash(id));
    }

    /** Whether a message is taken into a burst. */
    static boolean isTaken(
            Policy policy, String conversationId, ConversationState state, MessageArrived arrived) {
        return refusal(policy, conversationId, state, arrived) == null;
    }

    /** Why a message is never answered; null if it is. */
    private static @Nullable Reason refusal(
            Policy policy, String conversationId, ConversationState state, MessageArrived arrived) {
        Origin origin = arrived.origin();
        if (!policy.ignoredContacts().isEmpty()
                && policy.ignoredContacts().contains(ConversationId.contactOf(conversationId))) {
            return Reason.IGNORED_CONTACT;
        }
        if (origin.bot() && policy.groups().bots() == GroupRules.Bots.IGNORE) {
            return Reason.BOT_SENDER;
        }
        return origin.group() && !isForUs(policy, state, arrived) ? Reason.NOT_ADDRESSED : null;
    }

    /** In a group: messages to the business side, and later ones of the same person. */
    private static boolean isForUs(Policy policy, ConversationState state, MessageArrived arrived) {
        return switch (policy.groups().answers()) {
            case ALL -> true;
            case NONE -> false;
            case MENTIONED ->
                    arrived.origin().addressed() || continues(state, arrived.message(), policy);
        };
    }

    private static boolean continues(ConversationState state, Message message, Policy policy) {
        for (OpenBurst burst : state.open().bursts()) {
            if (burst.accepts(message.at(), policy.burst())
                    && message.sender() != null
                    && burst.hasFrom(message.sender())) {
                return true;
            }
        }
        return false;
    }

    /** A message to others in a group is kept as context; other ignored messages are not kept. */
    private void ignore(Message message, Reason reason) {
        step.count(
                switch (reason) {
                    case NOT_ADDRESSED -> ConversationMetric.NOT_ADDRESSED;
                    case BOT_SENDER -> ConversationMetric.BOT_SENDER;
                    default -> ConversationMetric.IGNORED_CONTACT;
                });
        if (reason == Reason.NOT_ADDRESSED) {
            step.add(new Effect.WriteDown(List.of(message)));
        }
        note(message, reason);
    }

    /** A record that is too late for any burst counts as arriving now. */
    private Message inTime(Message message) {
        if (!step.policy.burst().isLate(message.at(), step.readUpTo())) {
            return message;
        }
        step.count(ConversationMetric.LATE_RECORD);
        return message.arrivedAt(step.readUpTo());
    }

    private void take(Message message) {
        String text = message.said().text();
        if (!step.policy.stopsOn(text)) {
            new Overtaking(step).overtaken(message);
        }
        bursts.take(message);
        if (step.policy.stopsOn(text)) {
            Stopped stopped = new Stopped(Reason.STOP_KEYWORD, message.at());
            step.relay(stopped);
            new Interruption(step, bursts).stop(stopped, CloseReason.KEYWORD);
        } else if (step.policy.flushesOn(text) || step.policy.exitsOn(text)) {
            bursts.closeAll(message.at(), CloseReason.KEYWORD);
        }
    }

    /** An echo that neither Caesura nor an automation sent comes from a person, who takes over. */
    private void echo(Message echo, Origin origin) {
        if (isOwn(echo)) {
            step.count(ConversationMetric.OWN_ECHO);
            note(echo, Reason.OWN_ECHO);
        } else if (origin.automatic() != null) {
            step.count(ConversationMetric.AUTOMATIC_ECHO);
            step.add(new Effect.WriteEcho(echo));
            note(echo, Reason.AUTOMATIC_ECHO);
        } else {
            step.count(ConversationMetric.PERSON_WROTE);
            step.add(new Effect.WriteEcho(echo));
            note(echo, Reason.PERSON_WROTE);
            Paused paused = new Paused(null, Reason.PERSON_TOOK_OVER, echo.at());
            step.relay(paused);
            new Interruption(step, bursts).pause(paused);
        }
    }

    private boolean isOwn(Message echo) {
        return step.memory().isOwn(echo.id()) || OwnWords.of(step.state(), echo);
    }

    private void note(Message message, Reason reason) {
        settle(message, Outcome.Kind.IGNORED, reason);
        step.see(List.of(message.id()), message.at());
        if (step.memory().isNothing()) {
            step.remember(step.memory().touched(message.at()));
        }
    }

    private void settle(Message message, Outcome.Kind outcome, Reason reason) {
        step.settle(List.of(message.id()), outcome, reason, null, message.at());
    }
}

package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.conversation.ConversationEvent.Adopted;
import dev.caesura.processor.domain.conversation.ConversationEvent.AskedAgain;
import dev.caesura.processor.domain.conversation.ConversationEvent.ContactTyping;
import dev.caesura.processor.domain.conversation.ConversationEvent.DeliveryReported;
import dev.caesura.processor.domain.conversation.ConversationEvent.DraftArrived;
import dev.caesura.processor.domain.conversation.ConversationEvent.Flushed;
import dev.caesura.processor.domain.conversation.ConversationEvent.Forgotten;
import dev.caesura.processor.domain.conversation.ConversationEvent.MessageArrived;
import dev.caesura.processor.domain.conversation.ConversationEvent.MessageDeleted;
import dev.caesura.processor.domain.conversation.ConversationEvent.MessageEdited;
import dev.caesura.processor.domain.conversation.ConversationEvent.MovedTo;
import dev.caesura.processor.domain.conversation.ConversationEvent.Paused;
import dev.caesura.processor.domain.conversation.ConversationEvent.Relayed;
import dev.caesura.processor.domain.conversation.ConversationEvent.Resumed;
import dev.caesura.processor.domain.conversation.ConversationEvent.Stopped;
import dev.caesura.processor.domain.conversation.ConversationEvent.TimeRead;
import dev.caesura.processor.domain.conversation.ConversationEvent.Unlocked;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.time.Moment;
import dev.caesura.schemas.event.CloseReason;

/**
 * Decides about one conversation: one decision for each event, without any side effect.
 *
 * <p>Every decision begins with the bursts that have ended: one whose deadline was read closes
 * before anything else. At most one turn is in flight. A turn that stands still past its limit is
 * asked again, and fails after the last attempt: no state lasts for ever.
 */
public final class ConversationRules {

    private final String conversationId;
    private final PolicyRules rules;

    /**
     * Rules for one conversation.
     *
     * @param conversationId the conversation, from which its requests' ids follow
     * @param rules its policy's rules, shared with the policy's other conversations
     */
    public ConversationRules(String conversationId, PolicyRules rules) {
        this.conversationId = conversationId;
        this.rules = rules;
    }

    /** Decides one event. */
    public Decision decide(ConversationState state, ConversationEvent event, Moment moment) {
        Step step = new Step(conversationId, state, rules, moment);
        Bursts bursts = new Bursts(step);
        bursts.closeDue();
        happened(step, bursts, event);
        bursts.draftEarly();
        new Admission(step).next(event.at());
        if (!(event instanceof MovedTo)) {
            new Handover(step).followUp(state.memory(), !(event instanceof Relayed), event.at());
        }
        return step.decision();
    }

    private static void happened(Step step, Bursts bursts, ConversationEvent event) {
        if (event instanceof Relayed relayed) {
            step.relayNothing();
            happened(step, bursts, relayed.event());
        } else if (event instanceof MessageArrived arrived) {
            new Arrivals(step, bursts).arrived(arrived);
        } else if (event instanceof TimeRead) {
            new TurnProgress(step).time();
        } else if (event instanceof DraftArrived draft) {
            new TurnProgress(step).draft(draft);
        } else if (event instanceof DeliveryReported delivery) {
            new Deliveries(step).reported(delivery);
        } else if (event instanceof MessageEdited edit) {
            new Amendments(step).edited(edit.later());
        } else if (event instanceof MessageDeleted deletion) {
            new Amendments(step).deleted(deletion.messageId(), deletion.at());
        } else if (event instanceof ContactTyping typing) {
            bursts.typing(typing.at());
        } else {
            commanded(step, bursts, event);
        }
    }

    private static void commanded(Step step, Bursts bursts, ConversationEvent event) {
        if (!(event instanceof MovedTo) && !(event instanceof Adopted)) {
            step.relay(event);
        }
        Interruption interruption = new Interruption(step, bursts);
        if (event instanceof Flushed flushed) {
            bursts.closeAll(flushed.at(), CloseReason.FLUSH);
        } else if (event instanceof Unlocked unlocked) {
            interruption.unlock(unlocked.at());
        } else if (event instanceof Stopped stopped) {
            interruption.stop(stopped);
        } else if (event instanceof Paused paused) {
            interruption.pause(paused);
        } else if (event instanceof Resumed resumed) {
            interruption.resume(resumed);
        } else if (event instanceof Forgotten forgotten) {
            interruption.forget(forgotten);
        } else if (event instanceof AskedAgain again) {
            new Admission(step).again(again);
        } else if (event instanceof MovedTo moved) {
            new Handover(step).moved(moved);
        } else if (event instanceof Adopted adopted) {
            new Handover(step).adopted(adopted);
        } else {
            throw new IllegalArgumentException("Nobody decides " + event.getClass());
        }
    }

    /**
     * Takes an event that was read before a restart back into an open burst. It decides and closes
     * nothing: the stored state holds those decisions.
     *
     * @param event the event in the log
     * @param archived whether the archive of seen ids has the message
     */
    public ConversationState reopen(
            ConversationState state, ConversationEvent event, boolean archived) {
        Policy policy = rules.policy();
        GapRules gaps = rules.gaps();
        Rhythm rhythm = state.memory().rhythm();
        if (event instanceof MessageArrived arrived) {
            Message message = arrived.message();
            return arrived.origin().echo()
                            || archived
                            || state.open().with(message.id()) != null
                            || state.seen().contains(SeenIds.hash(message.id()))
                            || !Arrivals.isTaken(policy, conversationId, state, arrived)
                    ? state
                    : state.with(
                            state.open()
                                    .reopen(
                                            message,
                                            gaps.after(message.said(), rhythm),
                                            policy.burst()));
        }
        if (event instanceof MessageEdited edit) {
            OpenBurst burst = state.open().with(edit.later().id());
            return burst == null || !Amendments.isTaken(burst, edit.later(), policy)
                    ? state
                    : state.with(
                            state.open()
                                    .replace(burst, one -> Bursts.edited(one, edit, gaps, rhythm)));
        }
        if (event instanceof ContactTyping typing) {
            OpenBurst last = state.open().last();
            return last == null || !last.accepts(typing.at(), policy.burst())
                    ? state
                    : state.with(
                            state.open()
                                    .replace(
                                            last,
                                            one ->
                                                    Bursts.typing(
                                                            one, typing.at(), policy.burst())));
        }
        return state;
    }

    /** The wait after a message under the shadow policy, in milliseconds. */
    public long shadowGapAfter(Message message, ConversationState state) {
        return rules.shadowGaps().after(message.said(), state.memory().rhythm());
    }

    /**
     * When the conversation must be looked at next for its bursts, in milliseconds.
     *
     * @param decidedUpTo how far the log had been read at the last decision: an early draft that
     *     was due by then, and was not requested, is not due again
     */
    public long burstsDue(ConversationState state, long decidedUpTo) {
        return Bursts.nextDue(state, rules.policy(), rules.gaps(), decidedUpTo);
    }
}

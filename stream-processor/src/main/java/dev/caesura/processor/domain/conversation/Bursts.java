package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.burst.Closing;
import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.burst.OpenBursts;
import dev.caesura.processor.domain.conversation.Upcoming.EarlyDraft;
import dev.caesura.processor.domain.policy.Drafting;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.Reason;
import java.util.ArrayList;
import java.util.List;

/** Opens bursts, lets them grow, has them drafted early, and closes them. */
final class Bursts {

    private final Step step;

    Bursts(Step step) {
        this.step = step;
    }

    /** Takes a message into the burst that it continues, or opens one. */
    void take(Message message) {
        step.voidEarly(Reason.MESSAGE_JOINED, message.at());
        apply(
                step.state()
                        .open()
                        .arrive(
                                message,
                                step.gaps.after(message.said(), step.memory().rhythm()),
                                step.policy.burst()));
    }

    /** Closes the bursts that nothing can join any more. */
    void closeDue() {
        OpenBursts open = step.state().open();
        BurstRules rules = step.policy.burst();
        if (!open.isEmpty() && open.nextDue(rules) < step.readUpTo()) {
            apply(open.closeDue(step.readUpTo(), rules));
        }
    }

    /** Closes all bursts now. */
    void closeAll(long at, CloseReason reason) {
        if (!step.state().open().isEmpty()) {
            apply(step.state().open().closeAll(at, reason));
        }
    }

    /** The contact is writing: the silence begins anew. */
    void typing(long at) {
        OpenBurst last = step.state().open().last();
        if (last != null && last.accepts(at, step.policy.burst())) {
            step.become(
                    step.state().open().replace(last, one -> typing(one, at, step.policy.burst())));
        }
    }

    /** A contact who is seen writing gets at least the usual gap. */
    static OpenBurst typing(OpenBurst burst, long at, BurstRules rules) {
        return burst.writing(at, Math.max(burst.gap(), rules.gap()));
    }

    /** The burst after an edit, which counts as writing. */
    static OpenBurst edited(
            OpenBurst burst, ConversationEvent.MessageEdited edit, GapRules gaps, Rhythm rhythm) {
        List<Message> others = new ArrayList<>(burst.messages());
        long more = 0;
        for (int i = 0; i < others.size(); i++) {
            Message one = others.get(i);
            if (one.id().equals(edit.later().id())) {
                others.set(i, one.edited(edit.later()));
                more = edit.later().bytes() - one.bytes();
            }
        }
        OpenBurst changed = burst.withMessages(others).grown(more);
        return changed.withGap(gaps.afterLast(changed, rhythm)).writing(edit.at());
    }

    private void apply(OpenBursts.Step bursts) {
        step.become(bursts.open());
        for (Closing closing : bursts.closed()) {
            closed(closing);
        }
    }

    private void closed(Closing closing) {
        OpenBurst burst = closing.burst();
        step.add(new Effect.BurstEnded(closing));
        if (!burst.messages().isEmpty()) {
            step.add(new Effect.WriteDown(burst.messages()));
            step.see(burst.messages().stream().map(Message::id).toList(), burst.bounds().lastAt());
        }
        if (step.state().open().isEmpty()) {
            // Open bursts keep the rhythm with which they began: read again after a restart, they
            // must get the same waits.
            Rhythm rhythm =
                    step.memory()
                            .rhythm()
                            .with(
                                    burst,
                                    closing.reason() == CloseReason.INACTIVITY,
                                    step.policy.dynamicGap().on());
            step.remember(step.memory().with(rhythm));
        }
        step.hold(closing);
        Upcoming upcoming = Upcoming.NOTHING;
        if (burst.carried() != null || step.state().carried() == null) {
            upcoming = step.state().upcoming();
            step.become(Upcoming.NOTHING);
        }
        new Admission(step).closed(asked(closing), upcoming, closing.closedAt());
    }

    private AskedBurst asked(Closing closing) {
        OpenBurst burst = closing.burst();
        return burst.asked(
                requestId(step.conversationId, burst),
                closing.closedAt(),
                closing.reason(),
                exits(burst, step.policy));
    }

    /** The id of the request for an open burst as it is. */
    static String requestId(String conversationId, OpenBurst burst) {
        AskedBurst carried = burst.carried();
        return carried == null
                ? Ids.requestOf(conversationId, burst.firstId())
                : carried.requestId();
    }

    /** Whether a message of an open burst asks for the conversation's end. */
    static boolean exits(OpenBurst burst, Policy policy) {
        return burst.messages().stream().anyMatch(one -> policy.exitsOn(one.said().text()));
    }

    /** Asks for the draft of the open burst once the contact has been silent for long enough. */
    void draftEarly() {
        if (!mayDraftEarly(step.state(), step.policy)
                || earlyDue(step.state(), step.gaps) >= step.readUpTo()) {
            return;
        }
        OpenBurst burst = step.state().open().bursts().get(0);
        AskedBurst asked =
                burst.asked(
                        requestId(step.conversationId, burst),
                        burst.deadline(step.policy.burst()),
                        CloseReason.INACTIVITY,
                        exits(burst, step.policy));
        if (!new Admission(step).wouldAsk(asked)) {
            return;
        }
        if (!step.policy.drafting().allows(step.moment.calls())) {
            step.count(ConversationMetric.EARLY_DRAFT_OVER_SHARE);
            return;
        }
        Upcoming before = step.state().upcoming();
        Upcoming next =
                new Upcoming(
                        before.attempt() + 1,
                        before.calls() + 1,
                        new EarlyDraft(asked.requestId(), burst.bounds(), step.now(), null));
        step.askEarly(asked, next.attempt(), burst.messages());
        step.become(next);
    }

    private static boolean mayDraftEarly(ConversationState state, Policy policy) {
        Drafting drafting = policy.drafting();
        return drafting.isOn()
                && state.open().bursts().size() == 1
                && state.turn() == null
                && state.waiting().isEmpty()
                && state.upcoming().early() == null
                && state.upcoming().calls() < drafting.mostCalls();
    }

    /** Called only where there may be an early draft; {@code Long.MAX_VALUE} for never. */
    private static long earlyDue(ConversationState state, GapRules gaps) {
        OpenBurst open = state.open().bursts().get(0);
        long after = gaps.draftAfter(open, state.memory().rhythm());
        return after == GapRules.NEVER ? Long.MAX_VALUE : open.quietFrom() + after;
    }

    /** When a conversation's bursts must be looked at next, in milliseconds since the epoch. */
    static long nextDue(ConversationState state, Policy policy, GapRules gaps, long decidedUpTo) {
        long end = state.open().nextDue(policy.burst());
        if (end == Long.MAX_VALUE || !mayDraftEarly(state, policy)) {
            return end;
        }
        long early = earlyDue(state, gaps);
        return early < decidedUpTo ? end : Math.min(end, early);
    }
}

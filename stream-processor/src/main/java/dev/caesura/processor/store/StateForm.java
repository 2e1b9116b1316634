package dev.caesura.processor.store;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.burst.OpenBursts;
import dev.caesura.processor.domain.conversation.ConversationEvent.Opinion;
import dev.caesura.processor.domain.conversation.ConversationState;
import dev.caesura.processor.domain.conversation.SeenIds;
import dev.caesura.processor.domain.conversation.Turn;
import dev.caesura.processor.domain.conversation.Upcoming;
import dev.caesura.processor.domain.conversation.Upcoming.Drafted;
import dev.caesura.processor.domain.conversation.Upcoming.EarlyDraft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a conversation is stored. Its open bursts store only the bursts that they
 * carry: their messages are in the log.
 */
final class StateForm {

    private static final byte VERSION = 5;

    private StateForm() {}

    static byte[] toBytes(ConversationState state) {
        StateWriter to = new StateWriter().raw(VERSION);
        TurnForm.write(to, state.turn());
        carried(to, state.open());
        upcoming(to, state.upcoming());
        to.each(state.waiting(), burst -> BurstForm.write(to, burst));
        MemoryForm.write(to, state.memory());
        seen(to, state.seen());
        return to.toBytes();
    }

    static ConversationState fromBytes(byte[] stored) {
        StateReader from = new StateReader(stored);
        byte version = from.raw();
        NewerStateException.check(StoreNames.CONVERSATIONS, version, VERSION);
        Turn turn = TurnForm.read(from);
        OpenBursts open = carried(from);
        return new ConversationState(
                open,
                upcoming(from),
                turn,
                from.each(() -> BurstForm.read(from)),
                MemoryForm.read(from, version),
                seen(from));
    }

    private static void carried(StateWriter to, OpenBursts open) {
        List<OpenBurst> carrying =
                open.bursts().stream().filter(burst -> burst.carried() != null).toList();
        to.each(
                carrying,
                burst -> {
                    AskedBurst carried = burst.carried();
                    if (carried != null) {
                        BurstForm.write(to, carried);
                    }
                    to.number(burst.quietFrom()).number(burst.gap());
                });
    }

    private static OpenBursts carried(StateReader from) {
        return new OpenBursts(
                from.each(
                        () ->
                                OpenBurst.carrying(
                                        BurstForm.read(from), from.number(), from.number())));
    }

    private static void upcoming(StateWriter to, Upcoming upcoming) {
        to.number(upcoming.attempt()).number(upcoming.calls());
        EarlyDraft early = upcoming.early();
        to.flag(early != null);
        if (early != null) {
            to.text(early.requestId());
            BurstForm.write(to, early.covers());
            to.number(early.askedAt());
            drafted(to, early.draft());
        }
    }

    private static void drafted(StateWriter to, @Nullable Drafted draft) {
        to.flag(draft != null);
        if (draft != null) {
            to.textOrNull(draft.text())
                    .textOrNull(draft.error())
                    .each(
                            draft.opinions(),
                            opinion -> to.text(opinion.replyId()).real(opinion.score()));
        }
    }

    private static Upcoming upcoming(StateReader from) {
        int attempt = from.integer();
        int calls = from.integer();
        if (!from.flag()) {
            return attempt == 0 && calls == 0
                    ? Upcoming.NOTHING
                    : new Upcoming(attempt, calls, null);
        }
        return new Upcoming(
                attempt,
                calls,
                new EarlyDraft(
                        from.text(), BurstForm.readBounds(from), from.number(), drafted(from)));
    }

    private static @Nullable Drafted drafted(StateReader from) {
        return from.flag()
                ? new Drafted(
                        from.textOrNull(),
                        from.textOrNull(),
                        from.each(() -> new Opinion(from.text(), from.real())))
                : null;
    }

    private static void seen(StateWriter to, SeenIds seen) {
        to.number(seen.archivedDay()).number(seen.hashes().length);
        int day = 0;
        for (int i = 0; i < seen.hashes().length; i++) {
            to.fixed(seen.hashes()[i]).number(seen.days()[i] - day);
            day = seen.days()[i];
        }
    }

    private static SeenIds seen(StateReader from) {
        int archivedDay = from.integer();
        int count = from.count();
        if (count == 0 && archivedDay == 0) {
            return SeenIds.NONE;
        }
        long[] hashes = new long[count];
        int[] days = new int[count];
        int day = 0;
        for (int i = 0; i < count; i++) {
            hashes[i] = from.fixed();
            day += from.integer();
            days[i] = day;
        }
        return new SeenIds(hashes, days, archivedDay);
    }
}
